package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An output item that has been added and is not done.
 *
 * @param type its own word
 * @param content its parts, of a message or of reasoning
 * @param summary the parts of a summary of reasoning
 * @param input what came of a call's arguments, input or code
 * @param inputDone whether they were told to be whole
 */
record ResponsesItem(
        String id, String type, ResponsesParts content, ResponsesParts summary, Written input, boolean inputDone) {

    static ResponsesItem begin(JsonNode item, Rules rules, Complaints complaints) {
        var type = item.path("type").asText();
        complaints.unless(!type.isEmpty(), "an item has a type");
        complaints.unless(Json.hasText(item, "id"), "an item has an id", type);
        switch (type) {
            case "message" -> {
                complaints.unless(item.path("role").asText().equals("assistant"), "a message is the assistant's");
                complaints.unless(item.path("content").isEmpty(), "a message begins empty");
            }
            case "function_call" -> checkCall(item, "arguments", rules, complaints);
            case "custom_tool_call" -> checkCall(item, "input", rules, complaints);
            default -> {}
        }
        return new ResponsesItem(
                item.path("id").asText(), type, ResponsesParts.NONE, ResponsesParts.NONE, Written.NOTHING, false);
    }

    private static void checkCall(JsonNode item, String text, Rules rules, Complaints complaints) {
        complaints.unless(Json.hasText(item, "call_id"), "a call has a call_id");
        complaints.unless(Json.hasText(item, "name"), "a call has a name");
        // Calls of programs that OpenAI runs begin with all that they have.
        complaints.unless(item.path(text).asText().isEmpty() || !rules.strict(), "a call begins empty");
    }

    /** Steps over an event that is of this item. */
    ResponsesItem step(String event, JsonNode data, Rules rules, Complaints complaints) {
        return switch (event) {
            case "response.content_part.added" -> content(content.added(data, "content_index", complaints));
            case "response.content_part.done" -> content(content.closed(data, "content_index", rules, complaints));
            case "response.output_text.delta", "response.refusal.delta", "response.reasoning_text.delta" ->
                    content(content.grown(data, "content_index", kind(event), complaints));
            case "response.output_text.done", "response.refusal.done", "response.reasoning_text.done" ->
                    content(content.told(data, "content_index", kind(event), complaints));
            case "response.output_text.annotation.added" -> content(content.annotated(data, complaints));
            case "response.reasoning_summary_part.added" -> summary(summary.added(data, "summary_index", complaints));
            case "response.reasoning_summary_part.done" ->
                    summary(summary.closed(data, "summary_index", rules, complaints));
            case "response.reasoning_summary_text.delta" -> summaryGrown(data, rules, complaints);
            case "response.reasoning_summary_text.done" ->
                    summary(summary.told(data, "summary_index", "summary_text", complaints));
            case "response.function_call_arguments.delta",
                    "response.custom_tool_call_input.delta",
                    "response.mcp_call_arguments.delta",
                    "response.code_interpreter_call_code.delta" ->
                    inputGrown(data, complaints);
            case "response.function_call_arguments.done", "response.mcp_call_arguments.done" ->
                    inputTold(data.path("arguments"), complaints);
            case "response.custom_tool_call_input.done" -> inputTold(data.path("input"), complaints);
            case "response.code_interpreter_call_code.done" -> inputTold(data.path("code"), complaints);
            default -> other(event, complaints);
        };
    }

    /** Of {@code response.output_text.delta} the part's type: {@code output_text}. */
    private static String kind(String event) {
        return event.substring(event.indexOf('.') + 1, event.lastIndexOf('.'));
    }

    /** A recording of web search begins the text of a summary without a part. */
    private ResponsesItem summaryGrown(JsonNode data, Rules rules, Complaints complaints) {
        if (summary.isEmpty() && !rules.strict()) {
            return this;
        }
        return summary(summary.grown(data, "summary_index", "summary_text", complaints));
    }

    private ResponsesItem inputGrown(JsonNode data, Complaints complaints) {
        complaints.unless(!inputDone, "nothing is added to what was told to be whole", type);
        return new ResponsesItem(id, type, content, summary, input.and(data.path("delta").asText()), inputDone);
    }

    private ResponsesItem inputTold(JsonNode whole, Complaints complaints) {
        complaints.unless(!inputDone, "the whole is told once", type);
        complaints.unless(whole.asText().equals(input.text()), "the whole is all of its deltas", type);
        return new ResponsesItem(id, type, content, summary, input, true);
    }

    /** Tools that the vendor runs have events of their own, of which their progress is told. */
    private ResponsesItem other(String event, Complaints complaints) {
        complaints.unless(event.startsWith("response." + type), "an event fits its item", event + " in " + type);
        return this;
    }

    void finish(JsonNode item, Rules rules, Complaints complaints) {
        complaints.unless(item.path("id").asText().equals(id), "an item keeps its id", id);
        complaints.unless(item.path("type").asText().equals(type), "an item keeps its type", type);
        complaints.unless(
                !item.path("status").asText().equals("in_progress") || !rules.strict(), "what is done says so");
        switch (type) {
            case "message" -> content.compare(item.path("content"), complaints);
            case "reasoning" -> finishReasoning(item, rules, complaints);
            case "function_call" -> finishCall(item.path("arguments"), rules, complaints);
            case "custom_tool_call" -> finishCall(item.path("input"), rules, complaints);
            default -> {}
        }
    }

    private void finishReasoning(JsonNode item, Rules rules, Complaints complaints) {
        content.compare(item.path("content"), complaints);
        if (rules.strict() || !summary.isEmpty()) {
            summary.compare(item.path("summary"), complaints);
        }
        complaints.unless(item.path("summary").isArray(), "reasoning has a summary, if an empty one");
    }

    private void finishCall(JsonNode whole, Rules rules, Complaints complaints) {
        // Calls of programs that OpenAI runs are not told in pieces.
        boolean told = inputDone || !input.isEmpty() || rules.strict();
        complaints.unless(!told || whole.asText().equals(input.text()), "the whole is all of its deltas", type);
        complaints.unless(inputDone || !rules.strict(), "the whole of a call is told before it is done");
    }

    private ResponsesItem content(ResponsesParts parts) {
        return new ResponsesItem(id, type, parts, summary, input, inputDone);
    }

    private ResponsesItem summary(ResponsesParts parts) {
        return new ResponsesItem(id, type, content, parts, input, inputDone);
    }
}
