package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.StreamEvent;

import java.util.function.Consumer;

/** Which event says what of the output. Those of tools that the vendor runs are known by their items alone. */
final class OutputEvents {
    private OutputEvents() {}

    static OutputState step(OutputState state, String type, JsonNode data, Consumer<StreamEvent> out) {
        return switch (type) {
            case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
                    state.arguments(data, out);
            case "response.reasoning_summary_text.delta" -> state.summary(data, data.path("delta").asText(), true, out);
            case "response.reasoning_text.delta" -> state.reasoning(data, data.path("delta").asText(), out);
            case "response.refusal.delta" -> state.refusal(data, out);
            case "response.output_text.annotation.added" -> state.annotation(data, out);
            case "response.output_item.added" -> state.itemAdded(data, out);
            case "response.content_part.added" -> state.partAdded(data, out);
            default -> done(state, type, data, out);
        };
    }

    private static OutputState done(OutputState state, String type, JsonNode data, Consumer<StreamEvent> out) {
        return switch (type) {
            case "response.function_call_arguments.done" ->
                    state.argumentsDone(data, data.path("arguments").asText(), out);
            case "response.custom_tool_call_input.done" -> state.argumentsDone(data, data.path("input").asText(), out);
            case "response.reasoning_summary_text.done" -> state.summary(data, data.path("text").asText(), false, out);
            case "response.output_text.done" ->
                    state.textDone(data, new Block.TextBlock(), data.path("text").asText(), out);
            case "response.refusal.done" ->
                    state.textDone(data, new Block.RefusalBlock(), data.path("refusal").asText(), out);
            case "response.reasoning_text.done" -> state.reasoningDone(data, data.path("text").asText(), out);
            case "response.content_part.done" -> state.partDone(data, out);
            case "response.output_item.done" ->
                    state.itemDone(data.path("output_index").asInt(), data.path("item"), out);
            default -> state;
        };
    }
}
