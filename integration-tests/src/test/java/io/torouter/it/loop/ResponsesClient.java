package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/** Keeps all items as they are, or lets the server keep them. */
final class ResponsesClient implements LoopClient {
    private final boolean kept;
    private final ArrayNode items = Json.array();
    private String previous = "";

    /**
     * @param kept whether it says {@code previous_response_id} in place of what was said before
     */
    ResponsesClient(boolean kept) {
        this.kept = kept;
    }

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI_RESPONSES;
    }

    @Override
    public void user(String text) {
        items.addObject().put("role", "user").put("content", text);
    }

    @Override
    public void results(List<Result> results) {
        for (var result : results) {
            var text = result.error() ? "Error: " + result.text() : result.text();
            items.add(Json.typed("function_call_output").put("call_id", result.call().id()).put("output", text));
        }
    }

    @Override
    public Ask ask(String model, boolean stream) {
        var body = Json.object().put("model", model);
        if (stream) {
            body.put("stream", true);
        }
        if (!kept) {
            body.put("store", false).putArray("include").add("reasoning.encrypted_content");
        } else if (!previous.isEmpty()) {
            body.put("previous_response_id", previous);
        }
        body.putObject("reasoning").put("effort", "medium").put("summary", "auto");
        body.set("input", items.deepCopy());
        var tools = body.putArray("tools");
        LoopClient.tools("parameters")
                .forEach(tool ->
                        tools.add(Json.typed("function").put("strict", false).setAll(Json.object(tool.toString()))));
        return new Ask("/v1/responses", body);
    }

    @Override
    public Told hear(JsonNode answer) {
        var output = answer.path("output");
        previous = answer.path("id").asText();
        if (kept) {
            items.removeAll();
        } else {
            output.forEach(items::add);
        }
        var calls = Json.typed(output, "function_call").stream().map(ResponsesClient::call).toList();
        var thought = Json.text(Json.array(Json.typed(output, "reasoning")));
        return new Told(thought, Json.text(Json.array(Json.typed(output, "message"))), calls);
    }

    private static Call call(JsonNode item) {
        var arguments = Json.read(item.path("arguments").asText());
        return new Call(item.path("call_id").asText(), item.path("name").asText(), arguments);
    }

    /** The items are those of the events that end them; the last event has to say the same. */
    @Override
    public JsonNode folded(List<JsonNode> events) {
        var whole = events.getLast().path("response");
        var output = Json.array();
        events.stream()
                .filter(event -> Json.is(event, "response.output_item.done"))
                .forEach(event -> output.add(event.path("item")));
        if (!output.equals(whole.path("output"))) {
            throw new AssertionError("items are not those of the response: " + output + " and " + whole);
        }
        return whole;
    }
}
