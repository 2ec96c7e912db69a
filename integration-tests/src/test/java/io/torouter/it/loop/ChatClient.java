package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/** Keeps messages as they are, with all that hosts add to them. */
final class ChatClient implements LoopClient {
    private final ArrayNode messages = Json.array();

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI_CHAT;
    }

    @Override
    public void user(String text) {
        messages.addObject().put("role", "user").put("content", text);
    }

    @Override
    public void results(List<Result> results) {
        for (var result : results) {
            var text = result.error() ? "Error: " + result.text() : result.text();
            messages.addObject().put("role", "tool").put("tool_call_id", result.call().id()).put("content", text);
        }
    }

    @Override
    public Ask ask(String model, boolean stream) {
        var body = Json.object().put("model", model).put("reasoning_effort", "medium");
        if (stream) {
            body.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        body.set("messages", messages.deepCopy());
        var tools = body.putArray("tools");
        LoopClient.tools("parameters").forEach(tool -> tools.add(Json.typed("function").set("function", tool)));
        return new Ask("/v1/chat/completions", body);
    }

    @Override
    public Told hear(JsonNode answer) {
        var message = (ObjectNode) answer.at("/choices/0/message");
        messages.add(message);
        var calls = Json.list(message.path("tool_calls")).stream().map(ChatClient::call).toList();
        var plain = message.path("reasoning_content").asText(message.path("reasoning").asText(""));
        return new Told(plain, message.path("content").asText(""), calls);
    }

    private static Call call(JsonNode call) {
        var function = call.path("function");
        return new Call(
                call.path("id").asText(),
                function.path("name").asText(),
                Json.read(function.path("arguments").asText()));
    }

    @Override
    public JsonNode folded(List<JsonNode> events) {
        var whole = Json.object();
        var message = whole.putArray("choices").addObject().putObject("message").put("role", "assistant");
        message.putNull("content");
        for (var chunk : events) {
            delta(message, chunk.at("/choices/0/delta"));
        }
        return whole;
    }

    /** Elements of {@code reasoning_details} are put behind each other, as OpenRouter's examples do it. */
    private static void delta(ObjectNode message, JsonNode delta) {
        for (var name : List.of("content", "reasoning", "reasoning_content")) {
            var more = delta.path(name);
            if (more.isTextual() && !more.textValue().isEmpty()) {
                message.put(name, message.path(name).asText("") + more.textValue());
            }
        }
        if (delta.has("extra_content")) {
            message.set("extra_content", delta.get("extra_content"));
        }
        delta.path("reasoning_details").forEach(message.withArray("reasoning_details")::add);
        if (message.path("reasoning_details").isEmpty()) {
            message.remove("reasoning_details");
        }
        delta.path("tool_calls").forEach(call -> call(message.withArray("tool_calls"), call));
        if (message.path("tool_calls").isEmpty()) {
            message.remove("tool_calls");
        }
    }

    private static void call(ArrayNode calls, JsonNode piece) {
        if (piece.path("index").asInt() == calls.size()) {
            var begun = ((ObjectNode) piece).deepCopy();
            begun.remove("index");
            calls.add(begun);
        } else {
            var function = (ObjectNode) calls.get(piece.path("index").asInt()).path("function");
            Json.append(function, "arguments", piece.at("/function/arguments"));
        }
    }
}
