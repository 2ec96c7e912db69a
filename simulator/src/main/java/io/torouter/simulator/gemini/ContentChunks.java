package io.torouter.simulator.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.Stop;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The responses that make up one answer: one for each token of text, or one for each function call, and a last one. */
final class ContentChunks {
    private static final int SIGNATURE_LENGTH = 48;

    private final Generated generated;

    ContentChunks(Generated generated) {
        this.generated = generated;
    }

    /** The whole answer in one. */
    JsonObject whole() {
        var parts =
                switch (generated.reply()) {
                    case Said(var text, _, _) -> JsonArray.of(text(text.text()));
                    case Called(var calls) ->
                            new JsonArray(indexes(calls).mapToObj(i -> call(i, calls.get(i))).toList());
                };
        return response(finished(candidate(parts)), generated.outputTokens());
    }

    /** Made while they are read. */
    Stream<ContentChunk> chunks() {
        return Stream.concat(body(), Stream.of(new ContentChunk(Frame.Part.CLOSING, last())));
    }

    private Stream<ContentChunk> body() {
        return switch (generated.reply()) {
            case Said(var text, _, _) ->
                    IntStream.range(0, text.count()).mapToObj(i -> token(text(text.token(i)), i + 1));
            case Called(var calls) -> indexes(calls).mapToObj(i -> token(call(i, calls.get(i)), tokens(calls, i + 1)));
        };
    }

    private static IntStream indexes(List<?> list) {
        return IntStream.range(0, list.size());
    }

    private static int tokens(List<ToolCall> calls, int count) {
        return calls.stream().limit(count).mapToInt(call -> call.arguments().count()).sum();
    }

    private ContentChunk token(JsonObject part, int tokensSoFar) {
        return new ContentChunk(Frame.Part.TOKEN, response(candidate(JsonArray.of(part)), tokensSoFar));
    }

    private JsonObject last() {
        return response(finished(candidate(JsonArray.of(text("")))), generated.outputTokens());
    }

    private static JsonObject text(String text) {
        return JsonObject.of("text", text);
    }

    /** The first call carries a signature, as those of thinking models do; it must come back in the next turn. */
    private JsonObject call(int index, ToolCall call) {
        var part =
                JsonObject.of(
                        "functionCall",
                        JsonObject.of(
                                "name", call.name(),
                                "args", call.input(),
                                "id", generated.identity().id("", 8, index)));
        return index == 0 ? part.put("thoughtSignature", signature()) : part;
    }

    private String signature() {
        var bytes = generated.identity().id("", SIGNATURE_LENGTH, 1).getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static JsonObject candidate(JsonArray parts) {
        return JsonObject.of("content", JsonObject.of("parts", parts, "role", "model"));
    }

    private JsonObject finished(JsonObject candidate) {
        return switch (generated.reply()) {
            case Called _ ->
                    candidate
                            .put("finishReason", "STOP")
                            .put("index", 0)
                            .put("finishMessage", "Model generated function call(s).");
            case Said(_, var stop, _) ->
                    candidate.put("finishReason", stop == Stop.MAX_TOKENS ? "MAX_TOKENS" : "STOP").put("index", 0);
        };
    }

    private JsonObject response(JsonObject candidate, int outputTokens) {
        var usage =
                JsonObject.of(
                        "promptTokenCount",
                        generated.inputTokens(),
                        "candidatesTokenCount",
                        outputTokens,
                        "totalTokenCount",
                        generated.inputTokens() + outputTokens,
                        "promptTokensDetails",
                        TextTokens.details(generated.inputTokens()));
        return JsonObject.of(
                "candidates", JsonArray.of(candidate.containsKey("index") ? candidate : candidate.put("index", 0)),
                "usageMetadata", usage,
                "modelVersion", generated.call().model(),
                "responseId", generated.identity().id("", 22, 0));
    }
}
