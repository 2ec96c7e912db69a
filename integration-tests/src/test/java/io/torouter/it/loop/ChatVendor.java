package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.it.loop.Issued.Answered;

import java.util.List;

/** Answers as hosts of OpenAI's chat dialect do. */
record ChatVendor(ChatThoughts thoughts) implements Vendor {
    @Override
    public History check(JsonNode request, Issued issued) {
        return new ChatRules(request, issued, thoughts).history();
    }

    @Override
    public ObjectNode answer(JsonNode request, Script.Said said, Issued issued) {
        var message = Json.object().put("role", "assistant").put("content", said.text());
        if (said.text().isEmpty()) {
            message.putNull("content");
        }
        for (var call : said.calls()) {
            var written = message.withArray("tool_calls").addObject().put("id", issued.callId("call_", 24));
            var function = written.put("type", "function").putObject("function");
            function.put("name", call.tool()).put("arguments", call.arguments());
        }
        thoughts.show(said, message, issued);
        remember(message, issued);
        return completion(request, said, message, issued);
    }

    private static void remember(ObjectNode message, Issued issued) {
        var kept = message.deepCopy();
        message.path("tool_calls")
                .forEach(call -> issued.answered(call.path("id").asText(), new Answered(List.of(kept), List.of())));
        for (var detail : message.path("reasoning_details")) {
            if (!ChatThoughts.seal(detail).isEmpty()) {
                issued.sealed(ChatThoughts.seal(detail), detail);
            }
        }
    }

    private static ObjectNode completion(JsonNode request, Script.Said said, ObjectNode message, Issued issued) {
        var whole = Json.object().put("id", issued.id("chatcmpl-", 24)).put("object", "chat.completion");
        whole.put("created", 1_790_000_000).set("model", request.path("model"));
        var choice = whole.putArray("choices").addObject().put("index", 0);
        choice.set("message", message);
        choice.putNull("logprobs").put("finish_reason", said.calls().isEmpty() ? "stop" : "tool_calls");
        whole.putObject("usage").put("prompt_tokens", 50).put("completion_tokens", 20).put("total_tokens", 70);
        return whole;
    }

    @Override
    public String stream(JsonNode request, ObjectNode answer) {
        return new ChatChunks(answer, request.at("/stream_options/include_usage").asBoolean()).body();
    }

    @Override
    public ObjectNode refusal(String message) {
        return OpenAiRefusal.of(message);
    }
}
