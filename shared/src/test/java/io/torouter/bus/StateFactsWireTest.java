package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.request.Span;
import io.torouter.request.StateFacts;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class StateFactsWireTest {
    static Stream<StateFacts> facts() {
        var previous = new StateFacts.Previous("resp_1", new Span(10, 40));
        return Stream.of(
                StateFacts.NONE,
                new StateFacts(false, true, true, previous, new Span(50, 60)),
                new StateFacts(true, false, false, previous, null),
                new StateFacts(false, false, false, null, new Span(1, 2)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void travelWithTheRequest(StateFacts facts) {
        var first = (Open) Frames.ofEachType().getFirst();
        var head = first.head().with(first.head().facts().with(facts));
        var read = (Open) there(new Open(1, head, first.body(), first.bodyBytes(), first.credit()));
        assertThat(read.head().facts().state()).isEqualTo(facts);
        assertThat(read.credit()).isEqualTo(first.credit());
    }

    private static @Nullable Frame there(Frame frame) {
        var wire = Buffer.buffer();
        new BatchCodec().encodeToWire(wire, new Batch("e.node.0", 1, List.of(frame)));
        return new BatchCodec().decodeFromWire(0, wire).frames().getFirst();
    }
}
