package io.torouter.router.check;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.dialect.Operation;
import io.torouter.router.Heads;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;

class StreamChecksTest {
    private static final String HEAD =
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
            "model":"claude","content":[],"stop_reason":null,"usage":{"input_tokens":3,"output_tokens":1}}}

            """;
    private static final String TAIL =
            """
            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

            event: message_stop
            data: {"type":"message_stop"}

            """;
    private static final String UNOPENED =
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            """;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamChecks checks = new StreamChecks(1, registry, () -> 0);
    private final ByteArrayOutputStream client = new ByteArrayOutputStream();

    private AnswerStream passing(Operation operation, Framing framing) {
        return checks.of(Heads.of(operation, "model"))
                .passing(PassThrough.open(operation, framing, false), operation, framing);
    }

    private void play(AnswerStream answer, String stream, int cut) {
        byte[] bytes = stream.getBytes(UTF_8);
        answer.feed(bytes, 0, cut, this::write);
        answer.feed(bytes, cut, bytes.length, this::write);
        answer.end(this::write);
    }

    private void write(byte[] array, int from, int to) {
        client.write(array, from, to - from);
    }

    private double broken(String side, String rule) {
        return registry.find("torouter.stream.violations").tags("side", side, "rule", rule).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double checked(String side, String outcome) {
        return registry.find("torouter.stream.checks").tags("side", side, "outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void findsASoundStreamSoundWhereverItIsCut() {
        var stream = HEAD + ": a comment\n\n" + TAIL;
        for (int cut = 0; cut <= stream.length(); cut++) {
            client.reset();
            play(passing(Operation.MESSAGES, Framing.SSE), stream, cut);
            assertThat(client).hasToString(stream);
        }
        assertThat(checked("upstream", "sound")).isEqualTo(stream.length() + 1);
        assertThat(registry.find("torouter.stream.checks").counters()).hasSize(1);
    }

    @Test
    void countsAViolatedStreamOnceAndEachOfItsRules() {
        play(passing(Operation.MESSAGES, Framing.SSE), HEAD + UNOPENED + UNOPENED + TAIL, 5);

        assertThat(checked("upstream", "violated")).isEqualTo(1);
        assertThat(broken("upstream", "what ends is the open block")).isEqualTo(2);
        assertThat(checked("upstream", "sound")).isZero();
    }

    @Test
    void countsAViolationBeforeTheStreamEnds() {
        byte[] begun = UNOPENED.getBytes(UTF_8);
        passing(Operation.MESSAGES, Framing.SSE).feed(begun, 0, begun.length, this::write);

        assertThat(checked("upstream", "violated")).isEqualTo(1);
    }

    @Test
    void seesThatAStreamIsCut() {
        play(passing(Operation.MESSAGES, Framing.SSE), HEAD + "event: message_del", 0);

        assertThat(broken("upstream", "a stream ends with message_stop or an error")).isEqualTo(1);
        assertThat(broken("upstream", "an event is JSON")).isZero();
    }

    @Test
    void seesWhatIsNoJson() {
        play(passing(Operation.MESSAGES, Framing.SSE), HEAD + "event: ping\ndata: {oops\n\n" + TAIL, 0);

        assertThat(broken("upstream", "an event is JSON")).isEqualTo(1);
    }

    @Test
    void looksAtBothSidesOfATranslation() {
        var answer = PassThrough.open(Operation.MESSAGES, Framing.SSE, false);
        var check = checks.of(Heads.of(Operation.MESSAGES, "model"));
        play(check.translated(answer, Operation.MESSAGES, Framing.SSE, Framing.SSE), HEAD + TAIL, 9);

        assertThat(checked("upstream", "sound")).isEqualTo(1);
        assertThat(checked("client", "sound")).isEqualTo(1);
    }

    @Test
    void leavesTheEndOfACutTranslationToTheEdge() {
        var answer = PassThrough.open(Operation.MESSAGES, Framing.SSE, false);
        var check = checks.of(Heads.of(Operation.MESSAGES, "model"));
        play(check.translated(answer, Operation.MESSAGES, Framing.JSON, Framing.SSE), HEAD, 9);

        assertThat(registry.find("torouter.stream.checks").counters()).isEmpty();
    }

    @Test
    void takesTheRepeatedErrorOfGeminiForOne() {
        var error = "{\"error\":{\"code\":500,\"message\":\"no\",\"status\":\"INTERNAL\"}}";
        var stream = "data: " + error + "\r\n\r\n" + error;
        play(passing(Operation.STREAM_GENERATE_CONTENT, Framing.SSE), stream, 0);

        assertThat(checked("upstream", "sound")).isEqualTo(1);
    }

    @Test
    void readsGeminisArray() {
        var chunk = "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"a\"}]}%s}]}";
        var stream = "[" + chunk.formatted("") + ",\n" + chunk.formatted(",\"finishReason\":\"STOP\"") + "]";
        play(passing(Operation.STREAM_GENERATE_CONTENT, Framing.JSON_ARRAY), stream, 40);

        assertThat(checked("upstream", "sound")).isEqualTo(1);
    }

    @Test
    void givesUpOnWhatIsTooLong() {
        var answer = passing(Operation.MESSAGES, Framing.SSE);
        byte[] endless = ("data: " + "x".repeat(1 << 20)).getBytes(UTF_8);
        for (int i = 0; i < 12; i++) {
            answer.feed(endless, 0, endless.length, this::write);
        }

        assertThat(checked("upstream", "unknown")).isEqualTo(1);
        assertThat(client.size()).isEqualTo(12 * endless.length);
    }

    @Test
    void leavesAloneWhatIsNoStreamAndWhoIsNotInTheSample() {
        var whole = PassThrough.open(Operation.MESSAGES, Framing.JSON, false);
        var none = new StreamChecks(0, registry, () -> 0).of(Heads.of(Operation.MESSAGES, "model"));

        assertThat(checks.of(Heads.of(Operation.MESSAGES, "model")).passing(whole, Operation.MESSAGES, Framing.JSON))
                .isSameAs(whole);
        assertThat(none.passing(whole, Operation.MESSAGES, Framing.SSE)).isSameAs(whole);
    }
}
