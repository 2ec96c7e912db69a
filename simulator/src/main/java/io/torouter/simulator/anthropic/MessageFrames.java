package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Sse;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events of one streamed message: one block of text, or one block for each tool call. */
final class MessageFrames {
    private static final Buffer PING = Buffer.buffer("event: ping\ndata: {\"type\": \"ping\"}\n\n");

    private final Generated generated;

    MessageFrames(Generated generated) {
        this.generated = generated;
    }

    /** Made while they are read. */
    Stream<Frame> frames() {
        var start = JsonObject.of("type", "message_start", "message", Messages.message(generated));
        return Stream.concat(
                Stream.of(Frame.opening(event(start))), Stream.concat(body(), closing().map(Frame::closing)));
    }

    private Stream<Frame> body() {
        return switch (generated.reply()) {
            case Said said -> text(said);
            case Called(var calls) -> IntStream.range(0, calls.size()).boxed().flatMap(i -> call(i, calls.get(i)));
        };
    }

    private static Stream<Frame> text(Said said) {
        var opening =
                Stream.of(
                        Frame.structure(blockStart(0, JsonObject.of("type", "text", "text", ""))),
                        Frame.structure(PING));
        var deltas =
                IntStream.range(0, said.text().count())
                        .mapToObj(i ->
                                Frame.token(
                                        blockDelta(
                                                0, JsonObject.of("type", "text_delta", "text", said.text().token(i)))));
        return Stream.concat(opening, Stream.concat(deltas, Stream.of(blockStop(0))));
    }

    private Stream<Frame> call(int index, ToolCall call) {
        var start = Frame.structure(blockStart(index, Messages.toolUse(generated, index, call, new JsonObject())));
        var empty = Frame.structure(inputDelta(index, ""));
        var deltas =
                IntStream.range(0, call.arguments().count())
                        .mapToObj(i -> Frame.token(inputDelta(index, call.arguments().token(i))));
        return Stream.concat(Stream.of(start, empty), Stream.concat(deltas, Stream.of(blockStop(index))));
    }

    private Stream<Buffer> closing() {
        var reply = generated.reply();
        var delta =
                JsonObject.of(
                        "stop_reason", Messages.stopReason(reply),
                        "stop_sequence", Messages.stopSequence(reply),
                        "stop_details", null);
        var usage =
                JsonObject.of(
                        "input_tokens",
                        generated.inputTokens(),
                        "cache_creation_input_tokens",
                        0,
                        "cache_read_input_tokens",
                        0,
                        "output_tokens",
                        generated.outputTokens());
        return Stream.of(
                event(JsonObject.of("type", "message_delta", "delta", delta, "usage", usage)),
                event(JsonObject.of("type", "message_stop")));
    }

    private static Buffer inputDelta(int index, String json) {
        return blockDelta(index, JsonObject.of("type", "input_json_delta", "partial_json", json));
    }

    private static Buffer blockStart(int index, JsonObject block) {
        return event(JsonObject.of("type", "content_block_start", "index", index, "content_block", block));
    }

    private static Buffer blockDelta(int index, JsonObject delta) {
        return event(JsonObject.of("type", "content_block_delta", "index", index, "delta", delta));
    }

    private static Frame blockStop(int index) {
        return Frame.structure(event(JsonObject.of("type", "content_block_stop", "index", index)));
    }

    private static Buffer event(JsonObject event) {
        return Sse.named(event.getString("type"), event);
    }
}
