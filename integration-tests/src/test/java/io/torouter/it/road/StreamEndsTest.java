package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** What a client sees of a stream after its first event, however the upstream goes on. */
class StreamEndsTest {
    private static final String CONFIGURATION =
            """
            server: { keep_alive_comment: 200ms }
            channels:
              - id: only
                type: openai-compatible
                dialects: [openai.chat, openai.responses, anthropic.messages, gemini.generate]
                base_url: ${UPSTREAM}/v1
                models: [model]
                cooldown: false
                priority: 1
              - id: other
                type: openai-compatible
                dialects: [openai.chat, openai.responses, anthropic.messages, gemini.generate]
                base_url: ${UPSTREAM}/other
                models: [model]
                cooldown: false
                priority: 2
              - id: impatient
                type: openai-compatible
                dialects: [openai.chat, openai.responses, anthropic.messages, gemini.generate]
                base_url: ${UPSTREAM}/v1
                models: [impatient]
                timeouts: { idle: 500ms }
              - id: patient
                type: openai-compatible
                base_url: ${UPSTREAM}/v1
                models: [patient]
            keys:
              - { name: test, key: "${KEY}" }
            """;

    private static final String COMMENT = ": keep-alive\n\n";
    private static final String BLANK = "\r\n\r\n";

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(CONFIGURATION);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        road.upstream().forget();
    }

    private static String begun(Dialect dialect) {
        return Dialects.preamble(dialect) + Dialects.content(dialect, "one") + Dialects.content(dialect, "two");
    }

    private static WireClient.Answer ask(Dialect dialect) {
        return road.call(Dialects.streamed(dialect, "model"));
    }

    private static String withoutSignsOfLife(String text) {
        return text.replace(COMMENT, "").replaceAll("(?:" + BLANK + ")+", BLANK);
    }

    /** Holds when the answer is what came, then an error of the gateway's, and nothing that looks like an end. */
    private static void isBrokenOff(Dialect dialect, WireClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.complete()).isFalse();
        var text = withoutSignsOfLife(answer.text());
        assertThat(text).startsWith(begun(dialect)).doesNotContain(Dialects.terminator(dialect));
        isError(dialect, text.substring(begun(dialect).length()));
        assertThat(road.upstream().calls()).hasSize(1);
    }

    private static void isError(Dialect dialect, String last) {
        var data = new JsonObject(last.strip().lines().toList().getLast().replaceFirst("^data: ", ""));
        switch (dialect) {
            case OPENAI_CHAT -> assertThat(last).startsWith("data: {\"error\":").endsWith("\n\n");
            case OPENAI_RESPONSES -> {
                assertThat(last).startsWith("event: error\ndata: ").endsWith("\n\n");
                assertThat(data.getString("type")).isEqualTo("error");
                assertThat(data.getString("code")).isEqualTo("upstream_unavailable");
            }
            case ANTHROPIC_MESSAGES -> {
                assertThat(last).startsWith("event: error\ndata: ").endsWith("\n\n");
                assertThat(data.getString("type")).isEqualTo("error");
            }
            case GEMINI_GENERATE -> assertThat(last).startsWith("data: {\"error\":").contains("\r\n\r\n{\"error\":");
        }
        assertThat(data.getJsonObject("error").getString("message")).isNotEmpty();
        assertThat(last).contains("upstream_unavailable");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void truncatedStreamEndsWithAnError(Dialect dialect) {
        road.upstream(call -> {
            call.eventStream();
            call.chunk(begun(dialect));
            call.lastChunk();
        });

        isBrokenOff(dialect, ask(dialect));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eventThatWasCutOffIsLeftOut(Dialect dialect) {
        var half = Dialects.content(dialect, "three").substring(0, 30);
        road.upstream(call -> {
            call.eventStream();
            call.chunk(begun(dialect) + half);
            call.close();
        });

        isBrokenOff(dialect, ask(dialect));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void resetUpstreamEndsWithAnError(Dialect dialect) throws InterruptedException {
        var seen = new CountDownLatch(1);
        road.upstream(call -> {
            call.eventStream();
            call.chunk(begun(dialect));
            await(seen);
            call.reset();
        });
        try (var client = road.client().send(Dialects.streamed(dialect, "model"))) {
            client.head();
            var first = client.chunksUntil("two");
            seen.countDown();
            var rest = client.answer();

            isBrokenOff(dialect, joined(first, rest));
        }
    }

    private static WireClient.Answer joined(String first, WireClient.Answer rest) {
        return new WireClient.Answer(rest.head(), Buffer.buffer(first + rest.text()), rest.complete());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void silentUpstreamEndsWithAnError(Dialect dialect) {
        road.upstream(call -> {
            call.eventStream();
            call.chunk(begun(dialect));
            call.awaitGone();
        });

        isBrokenOff(dialect, road.call(Dialects.streamed(dialect, "impatient")));
    }

    @Test
    void brokenArrayOfElementsIsClosedWithAnError() {
        road.upstream(call -> {
            call.head(200, "application/json");
            call.chunk("[{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"one\"}]}}]}\r\n,\r\n{\"cand");
            call.close();
        });

        var answer = road.call(HttpRequestText.post("/v1beta/models/model:streamGenerateContent", "{}"));

        assertThat(answer.complete()).isFalse();
        var elements = new JsonArray(answer.text());
        assertThat(elements.size()).isEqualTo(2);
        assertThat(elements.getJsonObject(1).getJsonObject("error").getInteger("code")).isEqualTo(502);
    }

    @Test
    void brokenSoundEndsWithItsConnection() {
        road.upstream(call -> {
            call.head(200, "audio/mpeg");
            call.chunk("sound");
            call.close();
        });

        var answer = road.call(HttpRequestText.post("/v1/audio/speech", "{\"model\":\"model\"}"));

        assertThat(answer.complete()).isFalse();
        assertThat(answer.text()).isEqualTo("sound");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void errorOfTheUpstreamPassesAsItIs(Dialect dialect) {
        var seen = new CountDownLatch(1);
        road.upstream(call -> {
            call.eventStream();
            call.chunk(begun(dialect));
            await(seen);
            call.chunk(Dialects.error(dialect));
            call.lastChunk();
        });
        try (var client = road.client().send(Dialects.streamed(dialect, "model"))) {
            client.head();
            var first = client.chunksUntil("two");
            seen.countDown();

            assertThat(first + client.answer().text()).isEqualTo(begun(dialect) + Dialects.error(dialect));
            assertThat(road.upstream().calls()).hasSize(1);
        }
    }

    /** The upstream stops in the middle of an event; what was written of it must not be torn by a comment. */
    private static void stopInside(UpstreamCall call, String event, CountDownLatch goOn) throws IOException {
        stopInside(call, Dialect.OPENAI_CHAT, event, goOn);
    }

    private static void stopInside(UpstreamCall call, Dialect dialect, String event, CountDownLatch goOn)
            throws IOException {
        call.eventStream();
        call.chunk(begun(dialect) + event.substring(0, event.length() - 20));
        await(goOn);
        call.chunk(event.substring(event.length() - 20) + Dialects.end(dialect));
        call.lastChunk();
    }

    @Test
    void commentsStandBetweenEvents() {
        var goOn = new CountDownLatch(1);
        var small = Dialects.content(Dialect.OPENAI_CHAT, "three");
        road.upstream(call -> stopInside(call, small, goOn));

        try (var client = road.client().send(Dialects.streamed(Dialect.OPENAI_CHAT, "patient"))) {
            client.head();
            var text = client.chunksUntil(COMMENT + COMMENT);
            goOn.countDown();
            text += client.answer().text();

            assertThat(text.replace(COMMENT, ""))
                    .isEqualTo(begun(Dialect.OPENAI_CHAT) + small + Dialects.end(Dialect.OPENAI_CHAT));
            assertThat(text).contains("\n\n" + COMMENT);
        }
    }

    /** An SDK of Google's takes a comment for a broken event. */
    @Test
    void blankLinesStandBetweenEventsOfGemini() {
        var goOn = new CountDownLatch(1);
        var dialect = Dialect.GEMINI_GENERATE;
        var event = Dialects.content(dialect, "three");
        road.upstream(call -> stopInside(call, dialect, event, goOn));

        try (var client = road.client().send(Dialects.streamed(dialect, "model"))) {
            client.head();
            var text = client.chunksUntil(BLANK + BLANK + BLANK);
            goOn.countDown();
            text += client.answer().text();

            assertThat(text).doesNotContain(COMMENT);
            assertThat(withoutSignsOfLife(text)).isEqualTo(begun(dialect) + event + Dialects.end(dialect));
        }
    }

    /** Such an event is passed on before its end has come. While that is awaited another stream shows the time. */
    @Test
    void noCommentStandsInAnEventThatIsTooLargeToHold() {
        var goOn = new CountDownLatch(1);
        var small = Dialects.content(Dialect.OPENAI_CHAT, "three");
        var large = Dialects.content(Dialect.OPENAI_CHAT, "x".repeat(150_000));
        road.upstream(call -> stopInside(call, call.uri().contains("other") ? small : large, goOn));
        try (var one = road.client().send(Dialects.streamed(Dialect.OPENAI_CHAT, "patient"));
                var clock = clock(goOn)) {
            one.head();
            var text = one.chunksUntil("x".repeat(149_000));
            clock.head();
            clock.chunksUntil(COMMENT + COMMENT + COMMENT);
            goOn.countDown();
            text += one.answer().text();

            assertThat(text).isEqualTo(begun(Dialect.OPENAI_CHAT) + large + Dialects.end(Dialect.OPENAI_CHAT));
        }
    }

    private static WireClient clock(CountDownLatch goOn) {
        var first = road.script().get();
        var client = road.client();
        road.upstream(call -> {
            if (call.text().contains("clock")) {
                stopInside(call, Dialects.content(Dialect.OPENAI_CHAT, "three"), goOn);
            } else {
                first.play(call);
            }
        });
        return client.send(
                HttpRequestText.post(
                        "/v1/chat/completions", "{\"model\":\"patient\",\"stream\":true,\"user\":\"clock\"}"));
    }
}
