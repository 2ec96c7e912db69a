package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.bus.Data;
import io.torouter.bus.Full;
import io.torouter.bus.Headers;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.snapshot.Timeouts;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class KeepAliveTest {
    private static final String ELEMENT = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"one\"}]}}]}";
    private static final long LATER = TimeUnit.SECONDS.toNanos(16);
    private final Edge edge = new Edge();

    @AfterEach
    void stop() {
        edge.close();
    }

    private static AnswerRelay relay(Operation operation, Framing framing, Reply reply) {
        var answered = new Answered(200, Headers.of("content-type", "text/plain"));
        var answer = PassThrough.open(operation, framing, false);
        return new AnswerRelay(answer, reply, AnswerHead.passing(answered), framing);
    }

    private static void look(Operation operation, AnswerRelay relay, Reply reply) {
        var times = new StreamTimes(0);
        times.attemptStarted(0, Timeouts.DEFAULT);
        times.answered(1);
        new KeepAlive(times, reply, Duration.ofSeconds(15), operation.dialect()).look(relay, LATER);
    }

    /** What is sent of an answer that begins so and then is silent. */
    private String silent(Operation operation, Framing framing, String begun) throws InterruptedException {
        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            var relay = relay(operation, framing, reply);
                            relay.received(Buffer.buffer(begun));
                            look(operation, relay, reply);
                        });
        return ((Data) frames.getLast()).bytes().toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAT_COMPLETIONS", "RESPONSES", "MESSAGES"})
    void aSilentStreamGetsAComment(Operation operation) throws InterruptedException {
        var begun = "data: {\"choices\":[{\"delta\":{\"content\":\"one\"}}],\"type\":\"content_block_delta\"}\n\n";

        assertThat(silent(operation, Framing.SSE, begun + begun)).endsWith("\n\n: keep-alive\n\n");
    }

    @Test
    void clientsOfGeminiGetBlankLinesForTheyTakeNoComments() throws InterruptedException {
        var begun = "data: " + ELEMENT + "\r\n\r\n";

        assertThat(silent(Operation.STREAM_GENERATE_CONTENT, Framing.SSE, begun)).isEqualTo(begun + "\r\n\r\n");
    }

    @Test
    void anArrayGetsSpaceThatLeavesItAnArray() throws InterruptedException {
        var text = silent(Operation.STREAM_GENERATE_CONTENT, Framing.JSON_ARRAY, "[" + ELEMENT);

        assertThat(text).isEqualTo("[" + ELEMENT + "\r\n\r\n");
        assertThat(new JsonArray(text + "," + ELEMENT + "]")).hasSize(2);
    }

    @Test
    void anArrayIsNotBegunWithSpace() throws InterruptedException {
        var settlement = Settlement.none(Outcome.COMPLETED);
        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            var relay = relay(Operation.STREAM_GENERATE_CONTENT, Framing.JSON_ARRAY, reply);
                            relay.received(Buffer.buffer("[{\"candid"));
                            look(Operation.STREAM_GENERATE_CONTENT, relay, reply);
                            relay.full(settlement);
                        });

        assertThat(frames).hasOnlyElementsOfType(Full.class);
    }
}
