package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.ledger.LedgerReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;

/** The edge has no database: its rows go to the node that has one, also those of a time when that was away. */
@Timeout(120)
final class LedgerAcrossNodesTest {
    private static final String NAME = "ledger-across-nodes";
    private static final Path DIRECTORY = Path.of("target", "processes", NAME).toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] BODY =
            "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}".getBytes(UTF_8);

    private static final String ANSWER =
            """
            {"id":"c","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"Hi"}}],"usage":{"prompt_tokens":7,"completion_tokens":2}}
            """;

    @Test
    void rowsWaitAtTheEdgeForANodeThatKeepsThem() throws Exception {
        try (var site = new Site(NAME)) {
            site.clear();
            site.upstream().plays(call -> call.json(ANSWER));
            var edge = site.seed("edge", "gateway");
            site.join("router", "router");
            site.awaitReady(edge);
            var early = ask(edge);
            Await.until("a row waits", PATIENCE, () -> waiting(edge) == 1);

            site.join("keeper", "catalog").awaitStarted();
            var late = ask(edge);

            Await.until("no row waits", PATIENCE, () -> waiting(edge) == 0);
            assertKept(early);
            Await.until("the late row", PATIENCE, () -> isKept(late));
        }
    }

    private static String ask(NodeProcess edge) throws Exception {
        try (var answer = HttpAnswer.to(edge.port(), "POST /v1/chat/completions", Site.HEADERS, BODY)) {
            assertThat(answer.text()).contains("Hi");
            return answer.header("x-request-id");
        }
    }

    private static double waiting(NodeProcess edge) throws Exception {
        return edge.metrics()
                .lines()
                .filter(line -> line.startsWith("torouter_ledger_queue "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private static boolean isKept(String id) throws Exception {
        try (var ledger = LedgerReader.ofNode(DIRECTORY.resolve("data-keeper"))) {
            return ledger.queries().find(id) != null;
        }
    }

    private static void assertKept(String id) throws Exception {
        try (var ledger = LedgerReader.ofNode(DIRECTORY.resolve("data-keeper"))) {
            var row = ledger.queries().find(id);
            assertThat(row.served().channel()).isEqualTo("chat");
            assertThat(row.charge().usage().input()).isEqualTo(7);
            assertThat(row.attempts()).hasSize(1);
        }
    }
}
