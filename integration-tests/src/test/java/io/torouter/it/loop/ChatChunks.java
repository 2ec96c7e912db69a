package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The stream of a chat completion. */
final class ChatChunks {
    private final ObjectNode whole;
    private final boolean usage;
    private final Sse sse = new Sse();

    ChatChunks(ObjectNode whole, boolean usage) {
        this.whole = whole;
        this.usage = usage;
    }

    String body() {
        var message = whole.at("/choices/0/message");
        delta(Json.object().put("role", "assistant").put("content", ""));
        for (var piece : Json.pieces(message.path("reasoning_content").asText(""))) {
            delta(Json.object().put("reasoning_content", piece));
        }
        message.path("reasoning_details").forEach(detail -> detail((ObjectNode) detail));
        for (var piece : Json.pieces(message.path("content").asText(""))) {
            delta(Json.object().put("content", piece));
        }
        for (int i = 0; i < message.path("tool_calls").size(); i++) {
            call(i, message.path("tool_calls").get(i));
        }
        var last = chunk(Json.object());
        ((ObjectNode) last.at("/choices/0")).set("finish_reason", whole.at("/choices/0/finish_reason"));
        sse.add(last);
        if (usage) {
            var counts = chunk(Json.object());
            counts.putArray("choices");
            sse.add(counts.set("usage", whole.get("usage")));
        }
        return sse.done();
    }

    private ObjectNode chunk(ObjectNode delta) {
        var chunk = Json.object();
        chunk.set("id", whole.get("id"));
        chunk.put("object", "chat.completion.chunk").set("created", whole.get("created"));
        chunk.set("model", whole.get("model"));
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("finish_reason");
        return chunk;
    }

    private void delta(ObjectNode delta) {
        sse.add(chunk(delta));
    }

    /** A text comes in pieces and then its signature; what is encrypted comes whole. */
    private void detail(ObjectNode detail) {
        var member = detail.has("text") ? "text" : "summary";
        for (var piece : Json.pieces(detail.path(member).asText(""))) {
            var part = detail.deepCopy().put(member, piece);
            part.remove("signature");
            details(part, piece);
        }
        if (!ChatThoughts.seal(detail).isEmpty()) {
            var seal = detail.deepCopy();
            seal.remove(member);
            details(seal, "");
        }
    }

    private void details(ObjectNode detail, String text) {
        var delta = Json.object();
        if (!text.isEmpty()) {
            delta.put("reasoning", text);
        }
        delta.putArray("reasoning_details").add(detail);
        delta(delta);
    }

    private void call(int index, JsonNode call) {
        var begun = (ObjectNode) call.deepCopy();
        ((ObjectNode) begun.path("function")).put("arguments", "");
        call(begun.put("index", index));
        for (var piece : Json.pieces(call.at("/function/arguments").asText())) {
            var more = Json.object().put("index", index);
            more.putObject("function").put("arguments", piece);
            call(more);
        }
    }

    private void call(ObjectNode piece) {
        var delta = Json.object();
        delta.putArray("tool_calls").add(piece);
        delta(delta);
    }
}
