package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/** Puts a recorded stream together to the whole answer that it is, as far as {@link FactsOf} reads one. */
final class Folding {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Folding() {}

    static JsonNode whole(Dialect dialect, List<JsonNode> events) {
        return switch (dialect) {
            case OPENAI_CHAT -> chat(events);
            case OPENAI_RESPONSES -> events.getLast().path("response");
            case ANTHROPIC_MESSAGES -> anthropic(events);
            case GEMINI_GENERATE -> gemini(events);
        };
    }

    private static JsonNode chat(List<JsonNode> chunks) {
        var whole = NODES.objectNode();
        var message = NODES.objectNode();
        var choice = whole.putArray("choices").addObject();
        choice.set("message", message);
        for (var chunk : chunks) {
            if (chunk.path("usage").isObject()) {
                whole.set("usage", chunk.path("usage"));
            }
            for (var part : chunk.path("choices")) {
                if (part.path("index").asInt() == 0) {
                    chatDelta(message, part.path("delta"));
                    if (part.path("finish_reason").isTextual()) {
                        choice.set("finish_reason", part.path("finish_reason"));
                    }
                }
            }
        }
        return whole;
    }

    private static void chatDelta(ObjectNode message, JsonNode delta) {
        append(message, "content", delta.path("content"));
        append(message, "refusal", delta.path("refusal"));
        var calls = message.withArray("tool_calls");
        for (var call : delta.path("tool_calls")) {
            int index = call.path("index").asInt();
            while (calls.size() <= index) {
                calls.addObject().putObject("function");
            }
            var function = (ObjectNode) calls.get(index).get("function");
            append(function, "name", call.at("/function/name"));
            append(function, "arguments", call.at("/function/arguments"));
        }
    }

    private static void append(ObjectNode object, String name, JsonNode more) {
        if (more.isTextual()) {
            object.put(name, object.path(name).asText("") + more.textValue());
        }
    }

    private static JsonNode anthropic(List<JsonNode> events) {
        ObjectNode message = NODES.objectNode();
        var content = NODES.arrayNode();
        for (var event : events) {
            switch (event.path("type").asText()) {
                case "message_start" -> message = event.path("message").deepCopy();
                case "content_block_start" -> content.add(event.path("content_block").deepCopy());
                case "content_block_delta" -> anthropicDelta((ObjectNode) content.get(content.size() - 1), event);
                case "content_block_stop" -> anthropicInput((ObjectNode) content.get(content.size() - 1));
                case "message_delta" -> {
                    message.setAll((ObjectNode) event.path("delta"));
                    var usage = (ObjectNode) message.get("usage");
                    event.path("usage").properties().forEach(count -> usage.set(count.getKey(), count.getValue()));
                }
                default -> {}
            }
        }
        message.set("content", content);
        return message;
    }

    private static void anthropicDelta(ObjectNode block, JsonNode event) {
        append(block, "text", event.at("/delta/text"));
        append(block, "json", event.at("/delta/partial_json"));
    }

    private static void anthropicInput(ObjectNode block) {
        var json = block.path("json").asText("");
        if (!json.isEmpty()) {
            block.set("input", Exchange.json(json));
        }
    }

    /** A call that comes in pieces has a name in the first only. */
    private static void geminiPart(ArrayNode parts, JsonNode part) {
        var call = part.path("functionCall");
        if (call.isObject() && !call.has("name")) {
            var whole = (ObjectNode) parts.get(parts.size() - 1).path("functionCall");
            call.path("partialArgs").forEach(piece -> Pieces.put(whole.withObject("/args"), piece));
        } else {
            parts.add(part.deepCopy());
        }
    }

    private static JsonNode gemini(List<JsonNode> chunks) {
        var whole = NODES.objectNode();
        var candidate = whole.putArray("candidates").addObject();
        var parts = candidate.putObject("content").putArray("parts");
        for (var chunk : chunks) {
            if (chunk.has("usageMetadata")) {
                whole.set("usageMetadata", chunk.path("usageMetadata"));
            }
            for (var one : chunk.path("candidates")) {
                if (one.path("index").asInt() == 0) {
                    one.path("content").path("parts").forEach(part -> geminiPart(parts, part));
                    if (one.has("finishReason")) {
                        candidate.set("finishReason", one.path("finishReason"));
                    }
                }
            }
        }
        return whole;
    }
}
