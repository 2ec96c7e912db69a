package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;

/** A node that ends, in whatever state it is, and starts again on what it left: all that was acknowledged is there. */
@Timeout(60)
final class RestartTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANSWER =
            """
            {"choices":[{"message":{"content":"hi"}}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}
            """;

    @TempDir private static Path directory;

    private static ScriptedUpstream upstream;
    private static NodeProcess node;
    private static int starts;

    @BeforeAll
    static void begin() throws Exception {
        upstream = new ScriptedUpstream();
        Files.writeString(
                directory.resolve("torouter.yaml"),
                """
                server: { host: 127.0.0.1, port: 0, event_loops: 1 }
                management: { host: 127.0.0.1, port: 0 }
                access_log: { target: off }
                admin: { private_upstreams: [127.0.0.0/8] }
                channels: [{ id: main, type: openai-compatible, base_url: "%s", models: [chat] }]
                keys: [{ name: tests, key: %s }]
                """
                        .formatted(base(), Site.KEY));
        node = start();
    }

    private static String base() {
        return "http://127.0.0.1:" + upstream.port() + "/v1";
    }

    @AfterAll
    static void end() throws IOException {
        node.close();
        upstream.close();
    }

    private static NodeProcess start() throws Exception {
        var file = directory.resolve("torouter.yaml").toString();
        upstream.plays(call -> call.json(ANSWER));
        return NodeProcess.start(directory, "start-" + ++starts, Map.of(), "--config", file).awaitStarted();
    }

    private static void restart(Ending ending) throws Exception {
        ending.of(node);
        node = start();
    }

    private static AdminCalls admin() throws IOException {
        return new AdminCalls(node, Files.readString(directory.resolve("data").resolve("admin-token")).strip());
    }

    /** The id of a request that was answered. */
    private static String ask(String key, String model) throws Exception {
        var headers = "authorization: Bearer " + key + "\r\ncontent-type: application/json\r\n";
        var body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}".formatted(model);
        try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", headers, body.getBytes(UTF_8))) {
            var text = answer.text();
            assertThat(answer.status()).as(text).isEqualTo(200);
            return answer.header("x-request-id");
        }
    }

    private static boolean isInLedger(String request) throws Exception {
        return StreamSupport.stream(admin().get("/requests?limit=1000").get("data").spliterator(), false)
                .anyMatch(row -> row.get("id").textValue().equals(request));
    }

    @ParameterizedTest
    @EnumSource
    void aNodeThatIsIdleComesBackAsItWas(Ending ending) throws Exception {
        var request = ask(Site.KEY, "chat");
        Await.until("the row", SOON, () -> isInLedger(request));
        var token = admin().token();

        restart(ending);

        assertThat(admin().token()).isEqualTo(token);
        assertThat(isInLedger(request)).isTrue();
        assertThat(ask(Site.KEY, "chat")).isNotEqualTo(request);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasEditedAMomentAgoIsInForce(Ending ending) throws Exception {
        var name = "edited-" + ending.name().toLowerCase(Locale.ROOT);
        var channel =
                """
                {"id":"%s","type":"openai-compatible","base_url":"%s","api_key":"sk-of-%s","models":["%s"]}
                """
                        .formatted(name, base(), name, name);
        admin().post("/channels", channel);
        admin().post("/accounts", "{\"id\":\"" + name + "\"}");
        var key = admin().post("/keys", "{\"name\":\"" + name + "\",\"account\":\"" + name + "\"}");

        restart(ending);

        ask(key.get("key").textValue(), name);
        assertThat(upstream.calls().take().head()).contains("Bearer sk-of-" + name);
        assertThat(admin().get("/audit").get("data").toString()).contains(name);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatWasRotatedAMomentAgoIsGoodBesideTheNewOne(Ending ending) throws Exception {
        var made = admin().post("/keys", "{\"name\":\"rotated-" + ending + "\"}");
        var path = "/keys/" + made.get("id").textValue() + "/rotate?overlap_seconds=3600";
        var rotated = admin().post(path, "");

        restart(ending);

        ask(made.get("key").textValue(), "chat");
        ask(rotated.get("key").textValue(), "chat");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamUnderWayEndsAndIsWrittenDownOrBreaks(Ending ending) throws Exception {
        var release = new CountDownLatch(1);
        upstream.plays(call -> {
            call.startEvents();
            call.chunk(Ask.CHAT.beginning());
            release.await();
            call.chunk(Ask.CHAT.ending());
            call.endEvents();
        });
        try (var stream = Ask.CHAT.send(node)) {
            stream.text(Ask.CHAT.beginning().length());
            end(ending, release);
            stream.bytes();
            assertThat(stream.isWhole()).isEqualTo(ending == Ending.TERM);
            node = start();

            ask(Site.KEY, "chat");
            if (ending == Ending.TERM) {
                Await.until("the row", SOON, () -> isInLedger(stream.header("x-request-id")));
            }
        }
    }

    /** A node that is asked to end waits for the stream, and the stream for the node. */
    private static void end(Ending ending, CountDownLatch release) throws Exception {
        switch (ending) {
            case TERM -> {
                node.signal("TERM");
                Await.until("it takes no more", SOON, () -> !node.isReady());
                release.countDown();
                Ending.gone(node);
            }
            case KILL -> {
                node.kill();
                release.countDown();
            }
        }
    }
}
