package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** What a client keeps of a stream, to send it back in the history: pieces with one index put behind each other. */
final class Memory {
    private final ObjectNode message = Upstream.object().put("role", "assistant").putNull("content");

    private Memory() {}

    static ObjectNode of(List<String> payloads) {
        var memory = new Memory();
        payloads.stream().filter(payload -> !payload.equals(Wire.DONE)).map(Wire::json).forEach(memory::chunk);
        return memory.message;
    }

    private void chunk(JsonNode chunk) {
        for (var choice : chunk.path("choices")) {
            if (choice.path("index").asInt() == 0) {
                delta(choice.path("delta"));
            }
        }
    }

    private void delta(JsonNode delta) {
        for (var name : List.of("content", "refusal", "reasoning_content")) {
            append(message, name, delta.path(name));
        }
        if (delta.has("extra_content")) {
            message.set("extra_content", delta.get("extra_content"));
        }
        delta.path("reasoning_details").forEach(this::detail);
        delta.path("tool_calls").forEach(this::call);
    }

    private static void append(ObjectNode object, String name, JsonNode piece) {
        if (piece.isTextual()) {
            object.put(name, object.path(name).asText("") + piece.textValue());
        }
    }

    private void detail(JsonNode detail) {
        var details = message.withArray("reasoning_details");
        for (var known : details) {
            if (known.path("index").equals(detail.path("index")) && known.path("type").equals(detail.path("type"))) {
                append((ObjectNode) known, "text", detail.path("text"));
                append((ObjectNode) known, "summary", detail.path("summary"));
                append((ObjectNode) known, "signature", detail.path("signature"));
                return;
            }
        }
        details.add(detail.deepCopy());
    }

    private void call(JsonNode piece) {
        var calls = message.withArray("tool_calls");
        if (piece.has("id")) {
            var call = (ObjectNode) piece.deepCopy();
            call.remove("index");
            calls.add(call);
        } else if (piece.has("custom")) {
            var last = calls.get(calls.size() - 1).path("custom");
            append((ObjectNode) last, "input", piece.path("custom").path("input"));
        } else {
            var last = calls.get(calls.size() - 1);
            append((ObjectNode) last.path("function"), "arguments", piece.path("function").path("arguments"));
        }
    }
}
