package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.it.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The configuration file is edited while requests are served. */
class RunningEditsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CONFIGURATION =
            """
            channels:
              - { id: before, type: openai-compatible, base_url: "${UPSTREAM}/v1", models: [model] }
            keys:
              - { name: test, key: "${KEY}" }
              - { name: other, key: sk-other-key }
            """;

    private Road road;

    @BeforeEach
    void start() {
        road = Road.start(CONFIGURATION);
        road.upstream(call -> call.json(200, "{\"choices\":[]}"));
    }

    @AfterEach
    void stop() {
        road.close();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(road.gateway().file(), yaml);
    }

    private boolean hasRevisions(int seen, int applied) {
        var metrics = road.gateway().metrics();
        return metrics.contains("torouter_config_revision{kind=\"seen\"} " + seen + ".0")
                && metrics.contains("torouter_config_revision{kind=\"applied\"} " + applied + ".0");
    }

    private String channel() {
        return road.call(Dialects.whole(Dialect.OPENAI_CHAT, "model")).header("x-torouter-channel");
    }

    @Test
    void editIsInForceOnTheNextRequestAndDropsNoStream() throws IOException {
        var goOn = new CountDownLatch(1);
        road.upstream(call -> twoEvents(call, goOn));
        try (var client = road.client().send(Dialects.streamed(Dialect.OPENAI_CHAT, "model"))) {
            assertThat(client.head().header("x-torouter-channel")).isEqualTo("before");
            client.chunksUntil("one");
            road.upstream(call -> call.json(200, "{\"choices\":[]}"));

            write(CONFIGURATION.replace("before", "after"));
            Eventually.holds("the edit is applied", PATIENCE, () -> hasRevisions(2, 2));
            assertThat(channel()).isEqualTo("after");

            goOn.countDown();
            var rest = client.answer();
            assertThat(rest.complete()).isTrue();
            assertThat(rest.text())
                    .isEqualTo(Dialects.content(Dialect.OPENAI_CHAT, "two") + Dialects.end(Dialect.OPENAI_CHAT));
        }
    }

    private static void twoEvents(UpstreamCall call, CountDownLatch between) throws IOException {
        call.eventStream();
        call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "one"));
        try {
            between.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "two") + Dialects.end(Dialect.OPENAI_CHAT));
        call.lastChunk();
    }

    @Test
    void badEditLeavesTheLastGoodOneInForce() throws IOException {
        write(CONFIGURATION.replace("before", "broken").replace("models:", "modells:"));
        Eventually.holds("the bad edit is seen", PATIENCE, () -> hasRevisions(2, 1));
        assertThat(channel()).isEqualTo("before");

        write(CONFIGURATION.replace("before", "mended"));
        Eventually.holds("the good edit is applied", PATIENCE, () -> hasRevisions(2, 2));
        assertThat(channel()).isEqualTo("mended");
    }

    @Test
    void disabledKeyIsRefusedAtOnce() throws IOException {
        var request = Dialects.whole(Dialect.OPENAI_CHAT, "model").only("authorization: Bearer sk-other-key");
        assertThat(road.call(request).status()).isEqualTo(200);

        write(CONFIGURATION.replace("key: sk-other-key", "key: sk-other-key, enabled: false"));
        Eventually.holds("the edit is applied", PATIENCE, () -> hasRevisions(2, 2));

        var refused = road.call(request);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("API_KEY_DISABLED");
        assertThat(channel()).isEqualTo("before");
    }

    /** What is said of a refused file must not quote it. */
    @Test
    void refusedEditIsLoggedWithoutItsSecrets() throws IOException {
        var printed = new ByteArrayOutputStream();
        var usual = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            write(CONFIGURATION.replace("models:", "api_key: [upstream-secret-in-a-list], models:"));
            Eventually.holds("the bad edit is seen", PATIENCE, () -> hasRevisions(2, 1));
        } finally {
            System.setErr(usual);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("is refused")
                .doesNotContain("upstream-secret-in-a-list");
    }
}
