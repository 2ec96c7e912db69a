package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.StreamHalf;
import io.torouter.translation.anthropic.AnthropicStreams;
import io.torouter.translation.gemini.GeminiStreams;
import io.torouter.translation.responses.ResponsesStreams;
import io.torouter.translation.stage.BlockOrder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Shows a client what upstreams of other dialects really answered. */
class ForeignStreamsTest {
    private static final Map<Dialect, StreamHalf> READERS =
            Map.of(
                    Dialect.ANTHROPIC_MESSAGES, new AnthropicStreams(),
                    Dialect.OPENAI_RESPONSES, new ResponsesStreams(),
                    Dialect.GEMINI_GENERATE, new GeminiStreams());

    @TestFactory
    Stream<DynamicTest> writesCompleteChunks() {
        return each(events -> ChunkGrammar.check(Wire.encode(events, Wire.context()), false));
    }

    /** What a client remembers and sends back is what the upstream said, its seals too. */
    @TestFactory
    Stream<DynamicTest> getsEverythingBackFromTheClientsMemory() {
        return each(events -> {
            var message = Memory.of(Wire.encode(events, Wire.context()));
            var parts = assistant(message.toString()).parts();
            assertThat(text(parts)).isEqualTo(written(events));
            assertThat(seals(parts)).containsExactlyInAnyOrderElementsOf(sealed(events));
            assertThat(calls(parts)).isEqualTo(begun(events));
        });
    }

    private static Turn assistant(String message) {
        var body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},%s]}".formatted(message);
        return Wire.request(body).turns().getLast();
    }

    private static String text(List<Part> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part instanceof Text said ? said.text() : ""));
        return text.toString();
    }

    private static String written(List<StreamEvent> events) {
        var text = new StringBuilder();
        boolean open = false;
        for (var event : events) {
            if (event instanceof StreamEvent.BlockStart(var candidate, _, var head)) {
                open = candidate == 0 && head instanceof Block.TextBlock;
            } else if (open && event instanceof StreamEvent.BlockDelta(_, _, Delta.Written(var piece))) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    private static List<Seal> seals(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        switch (part) {
                            case Text text -> text.seal();
                            case Thought thought -> thought.seal();
                            case ToolCall call -> call.seal();
                            default -> null;
                        })
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Seal> sealed(List<StreamEvent> events) {
        return events.stream()
                .map(event ->
                        switch (event) {
                            case StreamEvent.BlockDelta(_, _, Delta.Sealed(var seal)) -> seal;
                            case StreamEvent.BlockStart(_, _, Block.CallBlock(_, _, var seal)) -> seal;
                            case StreamEvent.BlockStart(_, _, Block.WholeBlock(Thought thought)) -> thought.seal();
                            default -> null;
                        })
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> calls(List<Part> parts) {
        return parts.stream()
                .filter(ToolCall.class::isInstance)
                .map(ToolCall.class::cast)
                .map(call -> call.id() + ' ' + call.tool().name())
                .toList();
    }

    private static List<String> begun(List<StreamEvent> events) {
        var calls = new ArrayList<String>();
        for (var event : events) {
            if (event instanceof StreamEvent.BlockStart(_, _, Block.CallBlock(var id, var tool, _))) {
                calls.add(id + ' ' + tool.name());
            }
        }
        return calls;
    }

    private interface Check {
        void on(List<StreamEvent> events);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Recorded.streams().stream()
                .map(foreign -> DynamicTest.dynamicTest(foreign.name(), () -> check.on(read(foreign))));
    }

    private static List<StreamEvent> read(Recorded.Foreign foreign) {
        var events = new ArrayList<StreamEvent>();
        var order = new BlockOrder[] {BlockOrder.START};
        var decoder = READERS.get(foreign.dialect()).decoder();
        for (var payload : Wire.payloads(foreign.answer())) {
            decoder =
                    payload.equals(Wire.DONE)
                            ? decoder
                            : decoder.step(
                                    "", Wire.json(payload), event -> order[0] = order[0].step(event, events::add));
        }
        decoder.end(event -> order[0] = order[0].step(event, events::add));
        return events;
    }
}
