package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Seal;

import org.jspecify.annotations.Nullable;

/**
 * A function call whose arguments come in pieces, which Vertex AI sends where it was asked to.
 *
 * @param id empty where the service gave none
 * @param growing path of the text that is not over; empty for none
 * @see <a href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling">Streaming
 *     function call arguments, read 2026-11-24</a>
 */
record PartialCall(String name, String id, @Nullable Seal seal, ObjectNode args, String growing) {
    /** Whether a call is not whole in itself. */
    static boolean isPiece(JsonNode call) {
        return call.has("willContinue") || call.has("partialArgs") || !call.has("name");
    }

    static PartialCall begun(JsonNode call, @Nullable Seal seal) {
        var args = call.get("args") instanceof ObjectNode whole ? whole : instance.objectNode();
        var name = call.path("name").asText();
        return new PartialCall(name, call.path("id").asText(), seal, args, "").plus(call);
    }

    static boolean isLast(JsonNode call) {
        return !call.path("willContinue").asBoolean(false);
    }

    /** With the arguments in the next piece. */
    PartialCall plus(JsonNode call) {
        var more = args.deepCopy();
        var open = growing;
        for (var piece : call.path("partialArgs")) {
            var path = piece.path("jsonPath").asText();
            set(more, path, piece, open.equals(path));
            open = piece.path("willContinue").asBoolean(false) ? path : "";
        }
        return new PartialCall(name, id, seal, more, open);
    }

    private static void set(ObjectNode args, String text, JsonNode piece, boolean goesOn) {
        var path = JsonPath.of(text);
        var value = value(piece);
        path.set(
                args, goesOn && value.isTextual() ? instance.textNode(path.in(args).asText() + value.asText()) : value);
    }

    private static JsonNode value(JsonNode piece) {
        for (var name : new String[] {"stringValue", "numberValue", "boolValue"}) {
            if (piece.has(name)) {
                return piece.get(name);
            }
        }
        return instance.nullNode();
    }
}
