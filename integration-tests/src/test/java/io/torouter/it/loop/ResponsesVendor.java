package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.it.loop.Issued.Answered;

import java.util.ArrayList;
import java.util.List;

/** Answers as OpenAI's reasoning models do: an item of reasoning, then what comes of it. */
final class ResponsesVendor implements Vendor {
    private static final String SEALED = "encrypted_content";

    @Override
    public History check(JsonNode request, Issued issued) {
        return new ResponsesRules(request, issued).history();
    }

    static boolean stores(JsonNode request) {
        return request.path("store").asBoolean(true);
    }

    @Override
    public ObjectNode answer(JsonNode request, Script.Said said, Issued issued) {
        var items = new ArrayList<ObjectNode>();
        items.add(reasoning(request, said, issued));
        if (!said.text().isEmpty()) {
            items.add(message(said, issued));
        }
        for (var call : said.calls()) {
            items.add(call(call, issued));
        }
        var answer = new Answered(List.of(items.getFirst()), List.copyOf(items));
        items.forEach(item -> issued.answered(item.path("id").asText(), answer));
        Json.typed(Json.array(items), "function_call")
                .forEach(call -> issued.answered(call.path("call_id").asText(), answer));
        var sealed = items.getFirst().path(SEALED).asText("");
        if (!sealed.isEmpty()) {
            issued.sealed(sealed, Json.array(items));
        }
        return response(request, items, issued);
    }

    private static ObjectNode reasoning(JsonNode request, Script.Said said, Issued issued) {
        var item = Json.object().put("id", issued.id("rs_", 48)).put("type", "reasoning");
        var summary = item.putArray("summary");
        if (request.at("/reasoning/summary").isTextual()) {
            summary.add(Json.typed("summary_text").put("text", said.thought()));
        }
        if (request.path("include").toString().contains("reasoning.encrypted_content")) {
            item.put(SEALED, issued.seal());
        }
        return item;
    }

    private static ObjectNode message(Script.Said said, Issued issued) {
        var item = Json.object().put("id", issued.id("msg_", 48)).put("type", "message").put("status", "completed");
        var part = item.putArray("content").addObject().put("type", "output_text");
        part.putArray("annotations");
        part.putArray("logprobs");
        part.put("text", said.text());
        return item.put("role", "assistant");
    }

    private static ObjectNode call(Script.Call call, Issued issued) {
        var item = Json.object().put("id", issued.id("fc_", 48)).put("type", "function_call");
        item.put("status", "completed").put("arguments", call.arguments());
        return item.put("call_id", issued.callId("call_", 24)).put("name", call.tool());
    }

    private static ObjectNode response(JsonNode request, List<ObjectNode> items, Issued issued) {
        var id = issued.id("resp_", 48);
        var response = Json.object().put("id", id).put("object", "response").put("created_at", 1_790_000_000);
        response.put("status", "completed").putNull("error").putNull("incomplete_details");
        response.set("model", request.path("model"));
        response.set("output", Json.array(items));
        response.set("previous_response_id", request.get("previous_response_id"));
        response.put("store", stores(request)).put("parallel_tool_calls", true).put("tool_choice", "auto");
        response.set("tools", request.path("tools"));
        var usage = response.putObject("usage").put("input_tokens", 50).put("output_tokens", 20);
        usage.put("total_tokens", 70).putObject("input_tokens_details").put("cached_tokens", 0);
        usage.putObject("output_tokens_details").put("reasoning_tokens", 5);
        if (stores(request)) {
            issued.keep(id, ResponsesRules.conversation(request, issued).addAll(items));
        }
        return response;
    }

    @Override
    public String stream(JsonNode request, ObjectNode answer) {
        return new ResponsesEvents(answer).body();
    }

    @Override
    public ObjectNode refusal(String message) {
        return OpenAiRefusal.of(message);
    }
}
