package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Role;

import java.util.HashSet;
import java.util.Set;

/**
 * Makes pairs of calls and results: the API answers 400 to one without the other. A call that nobody answered gets an
 * empty result; a result of which the call is lost becomes what the user says.
 */
final class CallPairs {
    private static final Set<String> CALLS = Set.of("function_call", "custom_tool_call", "tool_search_call");
    private static final Set<String> RESULTS =
            Set.of("function_call_output", "custom_tool_call_output", "tool_search_output");

    private CallPairs() {}

    static ArrayNode completed(ArrayNode items) {
        var called = ids(items, CALLS);
        var answered = ids(items, RESULTS);
        if (called.equals(answered) || items.findValuesAsText("type").contains("item_reference")) {
            return items;
        }
        var completed = JsonNodeFactory.instance.arrayNode();
        for (var item : items) {
            boolean lost = is(item, RESULTS) && !called.contains(id(item));
            completed.add(lost ? said(item) : item);
            if (is(item, CALLS) && !answered.contains(id(item))) {
                completed.add(emptyResult(item));
            }
        }
        return completed;
    }

    private static Set<String> ids(ArrayNode items, Set<String> types) {
        var ids = new HashSet<String>();
        items.forEach(item -> {
            if (is(item, types)) {
                ids.add(id(item));
            }
        });
        return ids;
    }

    /** The server's own search has no id, and needs no partner. */
    private static boolean is(JsonNode item, Set<String> types) {
        return types.contains(item.path("type").asText()) && item.path("call_id").isTextual();
    }

    private static String id(JsonNode item) {
        return item.path("call_id").asText();
    }

    private static ObjectNode emptyResult(JsonNode call) {
        var result = JsonNodeFactory.instance.objectNode();
        var type = call.path("type").asText();
        if (type.equals("tool_search_call")) {
            result.put("type", "tool_search_output").put("execution", "client");
            result.put("call_id", id(call)).put("status", "completed").putArray("tools");
            return result;
        }
        return result.put("type", type + "_output").put("call_id", id(call)).put("output", "");
    }

    private static ObjectNode said(JsonNode result) {
        var output = result.path("output");
        if (output.isArray()) {
            return InputWriter.message(Role.USER, (ArrayNode) output);
        }
        var text = output.isTextual() ? output.asText() : result.path("tools").toString();
        return InputWriter.message(Role.USER, ContentWriter.texts(text));
    }
}
