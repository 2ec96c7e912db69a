package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/** Keeps the blocks of messages as they are. */
final class AnthropicClient implements LoopClient {
    private final ArrayNode messages = Json.array();

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC_MESSAGES;
    }

    @Override
    public void user(String text) {
        messages.addObject().put("role", "user").put("content", text);
    }

    @Override
    public void results(List<Result> results) {
        var content = messages.addObject().put("role", "user").putArray("content");
        for (var result : results) {
            var block = Json.typed("tool_result").put("tool_use_id", result.call().id());
            block.putArray("content").add(Json.typed("text").put("text", result.text()));
            content.add(result.error() ? block.put("is_error", true) : block);
        }
    }

    @Override
    public Ask ask(String model, boolean stream) {
        var body = Json.object().put("model", model).put("max_tokens", 8_000);
        if (stream) {
            body.put("stream", true);
        }
        body.set("thinking", Json.typed("enabled").put("budget_tokens", 2_048));
        body.set("messages", messages.deepCopy());
        body.set("tools", LoopClient.tools("input_schema"));
        return new Ask("/v1/messages", body);
    }

    @Override
    public Told hear(JsonNode answer) {
        var content = answer.path("content");
        messages.addObject().put("role", "assistant").set("content", content);
        var calls =
                Json.typed(content, "tool_use").stream()
                        .map(use -> new Call(use.path("id").asText(), use.path("name").asText(), use.path("input")))
                        .toList();
        var thought = String.join("", content.findValuesAsText("thinking"));
        return new Told(thought, Json.text(Json.array(Json.typed(content, "text"))), calls);
    }

    @Override
    public JsonNode folded(List<JsonNode> events) {
        var whole = Json.object();
        var content = whole.putArray("content");
        for (var event : events) {
            switch (event.path("type").asText()) {
                case "content_block_start" -> content.add(event.path("content_block").deepCopy());
                case "content_block_delta" -> delta((ObjectNode) content.get(event.path("index").asInt()), event);
                case "content_block_stop" -> input((ObjectNode) content.get(event.path("index").asInt()));
                default -> {}
            }
        }
        return whole;
    }

    private static void delta(ObjectNode block, JsonNode event) {
        Json.append(block, "text", event.at("/delta/text"));
        Json.append(block, "thinking", event.at("/delta/thinking"));
        Json.append(block, "signature", event.at("/delta/signature"));
        Json.append(block, "partial", event.at("/delta/partial_json"));
    }

    private static void input(ObjectNode block) {
        var partial = block.path("partial").asText("");
        block.remove("partial");
        if (!partial.isEmpty()) {
            block.set("input", Json.read(partial));
        }
    }
}
