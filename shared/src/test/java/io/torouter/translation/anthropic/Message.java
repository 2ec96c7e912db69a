package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.usage.Usage;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client makes of a stream.
 *
 * @param content blocks with all that they grew by
 */
record Message(List<JsonNode> content, String stopReason, JsonNode stopSequence, Usage usage) {
    static Message of(List<ObjectNode> events) {
        var content = new ArrayList<JsonNode>();
        var stop = JsonNodeFactory.instance.objectNode();
        var usage = Usage.NONE;
        for (var event : events) {
            switch (event.path("type").asText()) {
                case "message_start" -> usage = UsageReader.read(event.path("message").path("usage"), usage);
                case "content_block_start" -> content.add(started(event.path("content_block").deepCopy()));
                case "content_block_delta" -> grow((ObjectNode) content.getLast(), event.path("delta"));
                case "content_block_stop" -> content.add(finished((ObjectNode) content.removeLast()));
                case "message_delta" -> {
                    usage = UsageReader.read(event.path("usage"), usage);
                    stop.setAll((ObjectNode) event.path("delta"));
                }
                default -> {}
            }
        }
        return new Message(content, stop.path("stop_reason").asText(), stop.path("stop_sequence"), usage);
    }

    private static ObjectNode started(ObjectNode block) {
        block.remove("caller");
        if (block.path("type").asText().equals("text")) {
            block.putArray("citations");
        }
        return block;
    }

    private static void grow(ObjectNode block, JsonNode delta) {
        switch (delta.path("type").asText()) {
            case "text_delta" -> append(block, "text", delta.path("text"));
            case "thinking_delta" -> append(block, "thinking", delta.path("thinking"));
            case "signature_delta" -> append(block, "signature", delta.path("signature"));
            case "compaction_delta" -> append(block, "content", delta.path("content"));
            case "input_json_delta" -> append(block, "json", delta.path("partial_json"));
            case "citations_delta" -> block.withArray("/citations").add(delta.path("citation"));
            default -> throw new AssertionError(delta);
        }
    }

    private static void append(ObjectNode block, String name, JsonNode text) {
        block.put(name, block.path(name).asText("") + text.asText());
    }

    private static ObjectNode finished(ObjectNode block) {
        var json = block.remove("json");
        if (json != null && !json.asText().isEmpty()) {
            block.set("input", Bodies.json(json.asText()));
        }
        return block;
    }
}
