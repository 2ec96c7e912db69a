package io.torouter.translation.golden;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.Framing;
import io.torouter.dialect.Dialect;
import io.torouter.error.ErrorCode;
import io.torouter.error.ErrorEvent;
import io.torouter.error.GatewayError;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.grammar.StreamedEvent;
import io.torouter.translation.grid.ClientForm;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** An upstream's bytes come in any pieces, and may end anywhere. */
class CutStreamsTest {
    private static Stream<DynamicTest> everyCell(BiConsumer<GoldenInput, Dialect> test) {
        return GoldenInput.of(GoldenInput.Kind.STREAM).stream()
                .flatMap(input ->
                        Stream.of(Dialect.values())
                                .map(client ->
                                        DynamicTest.dynamicTest(
                                                input + " to " + client.id(), () -> test.accept(input, client))));
    }

    @TestFactory
    Stream<DynamicTest> cutsBetweenBytesChangeNothing() {
        return everyCell(CutStreamsTest::cutEverywhere);
    }

    private static void cutEverywhere(GoldenInput input, Dialect client) {
        byte[] whole = Rendering.render(input, client);
        byte[] body = input.bytes();
        for (int cut = 1; cut < body.length; cut++) {
            assertThat(inTwo(input, client, cut)).as("cut at %s", cut).isEqualTo(whole);
        }
        var answer = Rendering.answer(input.dialect(), client, Framing.SSE, ClientForm.EVENTS).answer();
        assertThat(Rendering.feed(answer, body, 1)).as("byte by byte").isEqualTo(whole);
    }

    private static byte[] inTwo(GoldenInput input, Dialect client, int cut) {
        var answer = Rendering.answer(input.dialect(), client, Framing.SSE, ClientForm.EVENTS).answer();
        var out = new ByteArrayOutputStream();
        byte[] body = input.bytes();
        answer.feed(body, 0, cut, (array, from, to) -> out.write(array, from, to - from));
        answer.feed(body, cut, body.length, (array, from, to) -> out.write(array, from, to - from));
        answer.end((array, from, to) -> out.write(array, from, to - from));
        return out.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> upstreamThatEndsBehindAnyEventLeavesStreamWellFormed() {
        return everyCell(CutStreamsTest::endBehindEveryEvent);
    }

    private static void endBehindEveryEvent(GoldenInput input, Dialect client) {
        byte[] body = input.bytes();
        for (int end = 0; end < body.length; end++) {
            boolean boundary = end > 1 && body[end - 1] == '\n' && (body[end - 2] == '\n' || isBlankLine(body, end));
            if (boundary) {
                assertWellFormed(input, client, Arrays.copyOf(body, end));
            }
        }
    }

    private static boolean isBlankLine(byte[] body, int end) {
        return end > 3 && body[end - 2] == '\r' && body[end - 3] == '\n';
    }

    /** A stream that the upstream left in the middle is ended by the gateway with an error of the client's dialect. */
    private static void assertWellFormed(GoldenInput input, Dialect client, byte[] body) {
        var answer = Rendering.answer(input.dialect(), client, Framing.SSE, ClientForm.EVENTS).answer();
        var out = new ByteArrayOutputStream();
        out.writeBytes(Rendering.feed(answer, body, body.length));
        if (!Rendering.isOver(answer)) {
            var error = new GatewayError(ErrorCode.STREAM_BROKEN, "the upstream broke off");
            out.writeBytes(ErrorEvent.render(Rendering.operation(client, true), error, "req_1"));
        }
        var events = StreamedEvent.allOf(out.toByteArray());
        assertThat(StreamedEvent.violations(StreamChecker.of(client, Rules.OURS), events))
                .as("behind %s", tail(body))
                .isEmpty();
    }

    private static String tail(byte[] body) {
        var text = new String(body, UTF_8);
        return text.substring(Math.max(0, text.length() - 120));
    }
}
