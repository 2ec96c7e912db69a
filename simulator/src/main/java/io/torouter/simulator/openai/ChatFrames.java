package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Sse;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The chunks of one streamed chat completion. */
final class ChatFrames {
    private final Generated generated;
    private final String id;
    private final String fingerprint;
    private final boolean withUsage;

    ChatFrames(Generated generated) {
        this.generated = generated;
        this.id = ChatCompletions.id(generated);
        this.fingerprint = ChatCompletions.fingerprint(generated);
        this.withUsage = generated.call().json().at("stream_options").at("include_usage").flag();
    }

    /** Made while they are read. */
    Stream<Frame> frames() {
        return Stream.concat(Stream.of(Frame.opening(role())), Stream.concat(body(), closing()));
    }

    private Buffer role() {
        var content = generated.reply() instanceof Called ? null : "";
        return delta(JsonObject.of("role", "assistant", "content", content, "refusal", null));
    }

    private Stream<Frame> body() {
        return switch (generated.reply()) {
            case Said(var text, _, _) ->
                    IntStream.range(0, text.count())
                            .mapToObj(i -> Frame.token(delta(JsonObject.of("content", text.token(i)))));
            case Called(var calls) -> IntStream.range(0, calls.size()).boxed().flatMap(i -> call(i, calls.get(i)));
        };
    }

    private Stream<Frame> call(int index, ToolCall call) {
        var start =
                JsonObject.of(
                        "index",
                        index,
                        "id",
                        ChatCompletions.callId(generated, index),
                        "type",
                        "function",
                        "function",
                        JsonObject.of("name", call.name(), "arguments", ""));
        var arguments = call.arguments();
        return Stream.concat(
                Stream.of(Frame.structure(toolDelta(start))),
                IntStream.range(0, arguments.count())
                        .mapToObj(i ->
                                Frame.token(
                                        toolDelta(
                                                JsonObject.of(
                                                        "index",
                                                        index,
                                                        "function",
                                                        JsonObject.of("arguments", arguments.token(i)))))));
    }

    private Buffer toolDelta(JsonObject call) {
        return delta(JsonObject.of("tool_calls", JsonArray.of(call)));
    }

    private Stream<Frame> closing() {
        var finish = chunk(JsonArray.of(choice(new JsonObject(), ChatCompletions.finishReason(generated.reply()))));
        var last =
                withUsage
                        ? Stream.of(chunk(new JsonArray()).put("usage", ChatCompletions.usage(generated)))
                        : Stream.<JsonObject>of();
        return Stream.concat(
                Stream.concat(Stream.of(finish), last).map(Sse::data).map(Frame::closing),
                Stream.of(Frame.closing(OpenAiGrammar.DONE)));
    }

    private Buffer delta(JsonObject delta) {
        return Sse.data(chunk(JsonArray.of(choice(delta, null))));
    }

    private static JsonObject choice(JsonObject delta, @Nullable String finishReason) {
        return JsonObject.of("index", 0, "delta", delta, "logprobs", null, "finish_reason", finishReason);
    }

    private JsonObject chunk(JsonArray choices) {
        var chunk =
                JsonObject.of(
                        "id",
                        id,
                        "object",
                        "chat.completion.chunk",
                        "created",
                        Identity.CREATED,
                        "model",
                        generated.call().model(),
                        "service_tier",
                        "default",
                        "system_fingerprint",
                        fingerprint,
                        "choices",
                        choices);
        return withUsage ? chunk.put("usage", null) : chunk;
    }
}
