package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.StreamedEvent;
import io.torouter.translation.ExactJson;

import java.util.List;

/**
 * A stream of a dialect as the whole answer that a client puts together of it, by the dialect's documentation alone.
 */
final class Accumulated {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Accumulated() {}

    static ObjectNode of(Dialect dialect, List<StreamedEvent> events) {
        var documents = events.stream().filter(event -> !event.isDone()).map(StreamedEvent::data).toList();
        return switch (dialect) {
            case OPENAI_CHAT -> ChatAccumulated.of(documents);
            case OPENAI_RESPONSES -> documents.getLast().path("response").deepCopy();
            case ANTHROPIC_MESSAGES -> anthropic(documents);
            case GEMINI_GENERATE -> gemini(documents);
        };
    }

    private static ObjectNode anthropic(List<JsonNode> events) {
        var message = NODES.objectNode();
        var content = NODES.arrayNode();
        for (var event : events) {
            switch (event.path("type").asText()) {
                case "message_start" -> message.setAll((ObjectNode) event.path("message").deepCopy());
                case "content_block_start" -> content.add(event.path("content_block").deepCopy());
                case "content_block_delta" -> grow((ObjectNode) content.path(event.path("index").asInt()), event);
                case "content_block_stop" -> stop((ObjectNode) content.path(event.path("index").asInt()));
                case "message_delta" -> {
                    message.setAll((ObjectNode) event.path("delta"));
                    ((ObjectNode) message.path("usage")).setAll((ObjectNode) event.path("usage"));
                }
                default -> {}
            }
        }
        message.set("content", content);
        return message;
    }

    private static void grow(ObjectNode block, JsonNode event) {
        var delta = event.path("delta");
        switch (delta.path("type").asText()) {
            case "text_delta" -> append(block, "text", delta.path("text"));
            case "thinking_delta" -> append(block, "thinking", delta.path("thinking"));
            case "signature_delta" -> append(block, "signature", delta.path("signature"));
            case "input_json_delta" -> append(block, "partial_json", delta.path("partial_json"));
            case "citations_delta" -> block.withArray("citations").add(delta.path("citation"));
            default -> throw new AssertionError(event.toString());
        }
    }

    private static void stop(ObjectNode block) {
        var input = block.remove("partial_json");
        if (input != null && !input.asText().isEmpty()) {
            block.set("input", ExactJson.read(input.asText()));
        }
    }

    static void append(ObjectNode object, String name, JsonNode more) {
        if (more.isTextual()) {
            object.put(name, object.path(name).asText("") + more.textValue());
        }
    }

    private static ObjectNode gemini(List<JsonNode> chunks) {
        var whole = NODES.objectNode();
        var candidates = NODES.arrayNode();
        for (var chunk : chunks) {
            chunk.properties().forEach(member -> whole.set(member.getKey(), member.getValue().deepCopy()));
            for (var candidate : chunk.path("candidates")) {
                int index = candidate.path("index").asInt();
                while (candidates.size() <= index) {
                    candidates.addObject().putObject("content").put("role", "model").putArray("parts");
                }
                gemini((ObjectNode) candidates.get(index), (ObjectNode) candidate);
            }
        }
        whole.set("candidates", candidates);
        return whole;
    }

    private static void gemini(ObjectNode whole, ObjectNode candidate) {
        var parts = (ArrayNode) whole.path("content").path("parts");
        candidate.path("content").path("parts").forEach(part -> geminiPart(parts, part));
        for (var member : candidate.properties()) {
            var known = whole.path(member.getKey());
            if (member.getKey().equals("logprobsResult") && known.isObject()) {
                known.properties()
                        .forEach(list ->
                                ((ArrayNode) list.getValue())
                                        .addAll((ArrayNode) member.getValue().path(list.getKey())));
            } else if (!member.getKey().equals("content")) {
                whole.set(member.getKey(), member.getValue());
            }
        }
    }

    /** A text goes on with the text before that is of its kind, until one is signed. */
    static void geminiPart(ArrayNode parts, JsonNode part) {
        var last = parts.path(parts.size() - 1);
        boolean same = last.path("thought").equals(part.path("thought")) && !last.has("thoughtSignature");
        if (part.has("text") && last.has("text") && same) {
            append((ObjectNode) last, "text", part.path("text"));
            if (part.has("thoughtSignature")) {
                ((ObjectNode) last).set("thoughtSignature", part.path("thoughtSignature"));
            }
        } else {
            parts.add(part.deepCopy());
        }
    }
}
