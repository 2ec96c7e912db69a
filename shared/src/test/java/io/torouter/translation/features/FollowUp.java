package io.torouter.translation.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

/** The next request of a client that has been answered: the answer as it came, then results or a word of the user. */
final class FollowUp {
    private static final String RESULT = "sunny";

    private FollowUp() {}

    static ObjectNode body(Dialect client, ObjectNode before, ObjectNode answer) {
        var body = before.deepCopy();
        switch (client) {
            case OPENAI_CHAT -> chat(list(body, "messages"), answer.at("/choices/0/message"));
            case OPENAI_RESPONSES -> responses(list(body, "input"), answer.path("output"));
            case ANTHROPIC_MESSAGES -> anthropic(list(body, "messages"), answer.path("content"));
            case GEMINI_GENERATE -> gemini(list(body, "contents"), answer.at("/candidates/0/content"));
        }
        return body;
    }

    private static ArrayNode list(ObjectNode body, String name) {
        if (body.get(name) instanceof ArrayNode list) {
            return list;
        }
        var text = body.path(name).asText();
        var list = body.putArray(name);
        list.addObject().put("role", "user").put("content", text);
        return list;
    }

    private static void chat(ArrayNode messages, JsonNode message) {
        messages.add(message);
        for (var call : message.path("tool_calls")) {
            messages.addObject()
                    .put("role", "tool")
                    .put("tool_call_id", call.path("id").asText())
                    .put("content", RESULT);
        }
        if (message.path("tool_calls").isEmpty()) {
            messages.addObject().put("role", "user").put("content", "Go on");
        }
    }

    private static void responses(ArrayNode input, JsonNode output) {
        int items = input.size() + output.size();
        output.forEach(input::add);
        for (var item : output) {
            var type = item.path("type").asText();
            if (type.endsWith("function_call") || type.endsWith("custom_tool_call")) {
                input.addObject()
                        .put("type", type + "_output")
                        .put("call_id", item.path("call_id").asText())
                        .put("output", RESULT);
            }
        }
        if (input.size() == items) {
            input.addObject().put("role", "user").put("content", "Go on");
        }
    }

    private static void anthropic(ArrayNode messages, JsonNode content) {
        messages.addObject().put("role", "assistant").set("content", content);
        var results = messages.addObject().put("role", "user").putArray("content");
        for (var block : content) {
            if (block.path("type").asText().equals("tool_use")) {
                results.addObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", block.path("id").asText())
                        .put("content", RESULT);
            }
        }
        if (results.isEmpty()) {
            results.addObject().put("type", "text").put("text", "Go on");
        }
    }

    private static void gemini(ArrayNode contents, JsonNode content) {
        contents.add(content);
        var parts = contents.addObject().put("role", "user").putArray("parts");
        for (var part : content.path("parts")) {
            if (part.has("functionCall")) {
                var response = parts.addObject().putObject("functionResponse");
                response.set("id", part.path("functionCall").path("id"));
                response.set("name", part.path("functionCall").path("name"));
                response.putObject("response").put("result", RESULT);
            }
        }
        if (parts.isEmpty()) {
            parts.addObject().put("text", "Go on");
        }
    }
}
