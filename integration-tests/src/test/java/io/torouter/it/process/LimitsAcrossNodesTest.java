package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A key is limited as if three processes were one: many calls at all of them at once, then what is left one by one. */
@Timeout(180)
final class LimitsAcrossNodesTest {
    private static final int PARALLEL = 500;
    private static final int CAP = 200;
    private static final int WINDOW = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] BODY =
            "{\"model\":\"chat\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"
                    .getBytes(UTF_8);

    private static final String ANSWER =
            """
            {"id":"c","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"Hi"}}],"usage":{"prompt_tokens":7,"completion_tokens":2}}
            """;

    /**
     * A request costs a thousandth of a dollar, whatever its length. Nothing goes uncounted where a busy machine lets
     * nodes wait for each other.
     */
    private static final String LIMITED =
            """
              - { name: capped, key: sk-capped, quota_usd: 0.2 }
              - { name: windowed, key: sk-windowed, windows: { 5h: 300 } }
            limits: { when_unreachable: refuse }
            models:
              - { id: chat, price: { input: 0, output: 0, request: 0.001 } }
            """;

    private static Site site;
    private static List<NodeProcess> nodes;

    @BeforeAll
    static void start() throws Exception {
        site = new Site("limits-across-nodes");
        site.clear();
        site.more(LIMITED);
        site.upstream().plays(call -> call.json(ANSWER));
        nodes =
                List.of(
                        site.seed("one", "gateway,router"),
                        site.join("two", "gateway,router"),
                        site.join("three", "gateway,router,catalog"));
        for (var node : nodes) {
            site.awaitReady(node);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    void aCapIsSpentAndNeverExceeded() throws Exception {
        assertThat(served("sk-capped")).isBetween(CAP - CAP / 100, CAP);
    }

    @Test
    void aWindowCountsToAHundredth() throws Exception {
        assertThat(served("sk-windowed")).isBetween(WINDOW - WINDOW / 100, WINDOW + WINDOW / 100);
    }

    /** How many calls are answered before the key is refused for good, at every node. */
    private static int served(String key) throws Exception {
        var served = new AtomicInteger();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < PARALLEL; i++) {
                var node = nodes.get(i % nodes.size());
                calls.add(clients.submit(() -> isRefused(node, key, served)));
            }
            for (var call : calls) {
                call.get();
            }
        }
        for (var node : nodes) {
            Await.until(key + " is refused", PATIENCE, () -> isRefused(node, key, served));
        }
        return served.get();
    }

    /** What may be tried again soon is held by others, and may come back. */
    private static boolean isRefused(NodeProcess node, String key, AtomicInteger served) throws Exception {
        var headers = "authorization: Bearer " + key + "\r\ncontent-type: application/json\r\n";
        try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", headers, BODY)) {
            answer.bytes();
            if (answer.status() == 200) {
                served.incrementAndGet();
            } else {
                assertThat(answer.status()).isIn(429, 503);
            }
            return answer.header("x-should-retry").equals("false");
        }
    }
}
