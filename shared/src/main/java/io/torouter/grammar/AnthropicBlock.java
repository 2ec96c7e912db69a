package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Set;

/**
 * A content block that has begun.
 *
 * @param type its own word
 * @param sealed whether its signature came
 * @param json what came of a call's arguments
 */
record AnthropicBlock(int index, String type, boolean sealed, Written json) {
    private static final Set<String> NO_DELTAS = Set.of();
    private static final Set<String> ARGUMENTS = Set.of("input_json_delta");

    /** The blocks that grow, and how. Results of tools that the vendor runs come whole. */
    private static final Map<String, Set<String>> DELTAS =
            Map.of(
                    "text",
                    Set.of("text_delta", "citations_delta"),
                    "thinking",
                    Set.of("thinking_delta", "signature_delta"),
                    "compaction",
                    Set.of("compaction_delta"),
                    "tool_use",
                    ARGUMENTS,
                    "server_tool_use",
                    ARGUMENTS,
                    "mcp_tool_use",
                    ARGUMENTS);

    static AnthropicBlock begin(int index, JsonNode block, Rules rules, Complaints complaints) {
        var type = block.path("type").asText();
        complaints.unless(!type.isEmpty(), "a block has a type");
        switch (type) {
            case "text" -> complaints.unless(block.path("text").isTextual(), "a text block has text");
            case "thinking" -> checkThinking(block, complaints);
            case "redacted_thinking" ->
                    complaints.unless(Json.hasText(block, "data"), "a redacted_thinking block has data");
            case "tool_use", "server_tool_use", "mcp_tool_use" -> checkCall(block, rules, complaints);
            default -> {}
        }
        return new AnthropicBlock(index, type, false, Written.NOTHING);
    }

    private static void checkThinking(JsonNode block, Complaints complaints) {
        complaints.unless(block.path("thinking").isTextual(), "a thinking block has thinking");
        complaints.unless(block.path("signature").isTextual(), "a thinking block has a signature, if an empty one");
    }

    /** Clients put the input together from deltas, and older ones would put them behind what is there already. */
    private static void checkCall(JsonNode block, Rules rules, Complaints complaints) {
        complaints.unless(Json.hasText(block, "id"), "a call has an id");
        complaints.unless(Json.hasText(block, "name"), "a call has a name");
        var input = block.path("input");
        complaints.unless(
                input.isObject() && (input.isEmpty() || !rules.strict()),
                "the input of a call begins as an empty object");
    }

    /** Whether it calls a tool that the client runs. */
    boolean isCall() {
        return type.equals("tool_use");
    }

    AnthropicBlock grow(JsonNode delta, Rules rules, Complaints complaints) {
        var kind = delta.path("type").asText();
        var fitting = DELTAS.getOrDefault(type, NO_DELTAS);
        boolean unknown = fitting.isEmpty() && !rules.strict();
        complaints.unless(unknown || fitting.contains(kind), "a delta fits its block", kind + " in " + type);
        complaints.unless(!sealed, "a signature is the last of its block", kind);
        return switch (kind) {
            case "text_delta" -> having(delta, "text", complaints);
            case "thinking_delta" -> having(delta, "thinking", complaints);
            case "signature_delta" -> sealed(delta, complaints);
            case "input_json_delta" -> arguments(delta, complaints);
            default -> this;
        };
    }

    private AnthropicBlock having(JsonNode delta, String member, Complaints complaints) {
        complaints.unless(delta.path(member).isTextual(), "a delta has its text", member);
        return this;
    }

    private AnthropicBlock sealed(JsonNode delta, Complaints complaints) {
        complaints.unless(Json.hasText(delta, "signature"), "a signature has a text");
        return new AnthropicBlock(index, type, true, json);
    }

    private AnthropicBlock arguments(JsonNode delta, Complaints complaints) {
        complaints.unless(delta.path("partial_json").isTextual(), "a delta has its text", "partial_json");
        return new AnthropicBlock(index, type, sealed, json.and(delta.path("partial_json").asText()));
    }

    /** Whether nothing is missing from it: no arguments at all mean none. */
    boolean isWhole() {
        return json.isEmpty() || Json.isObject(json.text());
    }
}
