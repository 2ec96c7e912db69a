package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What OpenAI's Responses API takes. Sources, read 2026-11-24: the vendor's guides <i>Reasoning models</i> (keeping
 * items of reasoning, encrypted content without a store) and <i>Function calling</i>, and its OpenAPI description; the
 * wording of its answers is known from public reports of them.
 *
 * <p>Stricter than the vendor in one thing: a call is known by its {@code call_id} too, so one that comes back without
 * its item's id still has to bring its reasoning.
 */
final class ResponsesRules {
    private static final int LONGEST_ID = 64;
    private static final Map<String, String> PREFIXES =
            Map.of("reasoning", "rs", "message", "msg", "function_call", "fc");

    private final JsonNode request;
    private final Issued issued;
    private final List<JsonNode> items;
    private final int trusted;
    private final History.Growing history = new History.Growing();

    ResponsesRules(JsonNode request, Issued issued) {
        this.request = request;
        this.issued = issued;
        this.trusted = kept(request, issued).size();
        this.items = Json.list(conversation(request, issued));
    }

    private static ArrayNode kept(JsonNode request, Issued issued) {
        var id = request.path("previous_response_id").asText("");
        if (id.isEmpty()) {
            return Json.array();
        }
        var kept = issued.kept(id);
        if (kept == null) {
            throw new Refused("Previous response with id '" + id + "' not found.");
        }
        return kept.deepCopy();
    }

    /** All items: those that are kept, then those of the request. */
    static ArrayNode conversation(JsonNode request, Issued issued) {
        var all = kept(request, issued);
        var input = request.path("input");
        if (input.isTextual()) {
            all.addObject().put("type", "message").put("role", "user").set("content", input);
        } else {
            input.forEach(all::add);
        }
        return all;
    }

    History history() {
        pairs();
        for (int i = 0; i < items.size(); i++) {
            item(i, items.get(i));
        }
        return history.grown();
    }

    private void pairs() {
        var called = ids("function_call").collect(Collectors.toSet());
        var answered = ids("function_call_output").collect(Collectors.toSet());
        for (var id : called) {
            Refused.unless(answered.contains(id), "No tool output found for function call {}.", id);
        }
        for (var id : answered) {
            Refused.unless(called.contains(id), "No tool call found for function call output with call_id {}.", id);
        }
        Refused.unless(
                ids("function_call").count() == called.size(),
                "Duplicate item found with call_id. Remove duplicate items from your input and try again.");
    }

    private Stream<String> ids(String type) {
        return items.stream().filter(item -> Json.is(item, type)).map(item -> item.path("call_id").asText());
    }

    private void item(int at, JsonNode item) {
        if (at >= trusted) {
            identity(at, item);
        }
        switch (item.path("type").asText("message")) {
            case "message" -> message(item);
            case "reasoning" -> reasoning(at, item);
            case "function_call" -> call(at, item);
            case "function_call_output" -> {
                length(at, item.path("call_id").asText());
                history.result(item.path("call_id").asText(), Json.text(item.path("output")), false);
            }
            default -> throw new Refused("Invalid value: '" + item.path("type").asText() + "'.");
        }
    }

    private void identity(int at, JsonNode item) {
        var id = item.path("id").asText("");
        var prefix = PREFIXES.getOrDefault(item.path("type").asText("message"), "");
        Refused.unless(
                id.isEmpty() || id.startsWith(prefix),
                "Invalid 'input[{}].id': '{}'. Expected an ID that begins with '{}'.",
                at,
                id,
                prefix);
        length(at, id);
        boolean sealed = item.hasNonNull("encrypted_content");
        boolean reference = !id.isEmpty() && Json.is(item, "reasoning") && !sealed;
        Refused.unless(
                !reference || (ResponsesVendor.stores(request) && issued.answer(id) != null),
                "Item with id '{}' not found. Items are not persisted when `store` is set to false. Try again with"
                        + " `store` set to true, or remove this item from your input.",
                id);
    }

    private static void length(int at, String id) {
        Refused.unless(
                id.length() <= LONGEST_ID,
                "Invalid 'input[{}].id': string too long. Expected a string with maximum length {}, but got a string"
                        + " with length {} instead.",
                at,
                LONGEST_ID,
                id.length());
    }

    private void message(JsonNode item) {
        var role = item.path("role").asText();
        Refused.unless(Set.of("user", "assistant", "system", "developer").contains(role), "Invalid value: '{}'.", role);
        var wrong = role.equals("assistant") ? "input_text" : "output_text";
        Refused.unless(
                Json.typed(item.path("content"), wrong).isEmpty() || item.path("content").isTextual(),
                "Invalid value: '{}'.",
                wrong);
        if (role.equals("user")) {
            history.user();
        }
    }

    private void reasoning(int at, JsonNode item) {
        Refused.unless(item.path("summary").isArray(), "Missing required parameter: 'input[{}].summary'.", at);
        var seal = item.path("encrypted_content").asText("");
        if (seal.isEmpty()) {
            return;
        }
        var made = issued.with(seal);
        Refused.unless(
                made != null && made.path(0).path("summary").equals(item.path("summary")),
                "The encrypted content {}... could not be verified.",
                seal.substring(0, Math.min(seal.length(), 4)));
        var following = made == null ? Json.object() : made.path(1);
        boolean follows = at + 1 < items.size() && isSame(following, items.get(at + 1));
        Refused.unless(
                follows,
                "Item '{}' of type 'reasoning' was provided without its required following item.",
                made == null ? "" : made.path(0).path("id").asText());
        history.seal(seal);
    }

    private static boolean isSame(JsonNode made, JsonNode item) {
        return switch (item.path("type").asText("message")) {
            case "message" ->
                    Json.is(made, "message") && Json.text(made.path("content")).equals(Json.text(item.path("content")));
            case "function_call" -> made.path("call_id").equals(item.path("call_id"));
            default -> false;
        };
    }

    private void call(int at, JsonNode item) {
        var id = item.path("call_id").asText();
        length(at, id);
        Refused.unless(item.path("arguments").isTextual(), "Missing required parameter: 'input[{}].arguments'.", at);
        history.call(id, item.path("name").asText());
        var answer = issued.answer(id);
        boolean reasoned = answer == null || at < trusted || comes(answer.thoughts().getFirst(), at);
        Refused.unless(
                reasoned,
                "Item '{}' of type 'function_call' was provided without its required 'reasoning' item: '{}'.",
                item.path("id").asText("fc_"),
                answer == null ? "" : answer.thoughts().getFirst().path("id").asText());
    }

    private boolean comes(JsonNode thought, int before) {
        var found = new HashSet<String>();
        items.subList(0, before).stream()
                .filter(item -> Json.is(item, "reasoning"))
                .forEach(item -> {
                    found.add(item.path("id").asText(""));
                    found.add(item.path("encrypted_content").asText(""));
                });
        found.remove("");
        return found.contains(thought.path("id").asText())
                || found.contains(thought.path("encrypted_content").asText(""));
    }
}
