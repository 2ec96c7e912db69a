package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The order of OpenAI's Responses events (<a
 * href="https://platform.openai.com/docs/api-reference/responses-streaming">reference</a>, read 2026-11-24).
 *
 * <p>{@code BEFORE} –response.created→ {@code BODY} –response.completed, .incomplete or .failed→ {@code OVER}. Items
 * come and go in {@code BODY}. An {@code error} leads to {@code FAILED}, behind which only response.failed may come.
 *
 * @param sequence what the next event's number should be
 * @param id of the response; null before the first event
 * @param items how many have begun
 * @param open those that have begun and not ended, by their index
 * @param closed those that have ended, by their index, as they were told then
 */
public record ResponsesChecker(
        Rules rules,
        Phase phase,
        long sequence,
        @Nullable String id,
        int items,
        Map<Integer, ResponsesItem> open,
        Map<Integer, JsonNode> closed)
        implements StreamChecker {
    /** What has been seen. */
    public enum Phase {
        BEFORE,
        BODY,
        FAILED,
        OVER
    }

    static ResponsesChecker start(Rules rules) {
        return new ResponsesChecker(rules, Phase.BEFORE, 0, null, 0, Map.of(), Map.of());
    }

    @Override
    public StreamChecker step(String name, JsonNode data, Consumer<String> violations) {
        var complaints = new Complaints(violations);
        var type = data.path("type").asText();
        // OpenRouter's events have no names.
        boolean unnamed = name.isEmpty() && !rules.strict();
        complaints.unless(name.equals(type) || unnamed, "an event has its type for a name", name + ", " + type);
        complaints.unless(phase != Phase.OVER, "nothing follows the last event", type);
        complaints.unless(
                phase != Phase.FAILED || type.equals("response.failed"),
                "nothing but response.failed follows an error");
        complaints.unless(
                phase != Phase.BEFORE || type.equals("response.created") || type.equals("error"),
                "response.created comes first",
                type);
        return numbered(type, data, complaints).dispatch(type, data, complaints);
    }

    private ResponsesChecker numbered(String type, JsonNode data, Complaints complaints) {
        var number = data.path("sequence_number");
        // Some hosts do not count, and then not from the first event on.
        if (!rules.strict() && number.isMissingNode() && sequence == 0) {
            return this;
        }
        // Who ends a stream in the middle has not read the numbers in it, and takes a great one.
        boolean counts = number.asLong(-1) == sequence || (type.equals("error") && number.asLong(-1) > sequence);
        complaints.unless(counts, "sequence_number is dense", number + " for " + sequence);
        return new ResponsesChecker(rules, phase, sequence + 1, id, items, open, closed);
    }

    private ResponsesChecker dispatch(String type, JsonNode data, Complaints complaints) {
        return switch (type) {
            case "response.created" -> created(data.path("response"), complaints);
            case "response.queued", "response.in_progress" -> running(data.path("response"), complaints);
            case "response.output_item.added" -> added(data, complaints);
            case "response.output_item.done" -> itemDone(data, complaints);
            case "response.completed", "response.incomplete", "response.failed" -> over(type, data, complaints);
            case "error" -> in(Phase.FAILED);
            default -> inside(type, data, complaints);
        };
    }

    private ResponsesChecker created(JsonNode response, Complaints complaints) {
        complaints.unless(phase == Phase.BEFORE, "response.created comes once");
        complaints.unless(Json.hasText(response, "id"), "a response has an id");
        complaints.unless(response.path("object").asText().equals("response"), "a response is an object of that name");
        complaints.unless(Json.hasText(response, "model"), "a response has a model");
        complaints.unless(response.path("created_at").isNumber(), "a response has a time");
        var begun =
                new ResponsesChecker(rules, Phase.BODY, sequence, response.path("id").asText(), items, open, closed);
        return begun.running(response, complaints);
    }

    private ResponsesChecker running(JsonNode response, Complaints complaints) {
        var status = response.path("status").asText();
        complaints.unless(
                status.equals("in_progress") || status.equals("queued"), "a running response says so", status);
        complaints.unless(response.path("output").isEmpty() && items == 0, "a response begins empty");
        complaints.unless(response.path("id").asText().equals(id), "a response keeps its id");
        return this;
    }

    private ResponsesChecker added(JsonNode data, Complaints complaints) {
        int index = data.path("output_index").asInt(-1);
        complaints.unless(index == items, "output_index is dense", index + " for " + items);
        // OpenRouter writes the reasoning of some models behind the message, which is open at that time.
        complaints.unless(open.isEmpty() || !rules.strict(), "one item is open at a time", index);
        var item = ResponsesItem.begin(data.path("item"), rules, complaints);
        boolean fresh =
                open.values().stream().noneMatch(other -> other.id().equals(item.id()))
                        && closed.values().stream().noneMatch(other -> other.path("id").asText().equals(item.id()));
        complaints.unless(fresh, "the id of an item is its own", item.id());
        return new ResponsesChecker(rules, phase, sequence, id, index + 1, with(open, index, item), closed);
    }

    private ResponsesChecker inside(String type, JsonNode data, Complaints complaints) {
        int index = data.path("output_index").asInt(-1);
        var item = open.get(index);
        if (item == null) {
            complaints.say("an event is of an open item: " + type + " of " + index);
            return this;
        }
        // Events of a shell's commands and outputs name their item by its index alone.
        var itemId = data.path("item_id").asText(rules.strict() ? "" : item.id());
        complaints.unless(itemId.equals(item.id()), "an event names its item", type);
        var stepped = item.step(type, data, rules, complaints);
        return new ResponsesChecker(rules, phase, sequence, id, items, with(open, index, stepped), closed);
    }

    private ResponsesChecker itemDone(JsonNode data, Complaints complaints) {
        int index = data.path("output_index").asInt(-1);
        var item = open.get(index);
        if (item == null) {
            complaints.say("an item that is done was open: " + index);
            return this;
        }
        item.finish(data.path("item"), rules, complaints);
        var others = new TreeMap<>(open);
        others.remove(index);
        return new ResponsesChecker(
                rules,
                phase,
                sequence,
                id,
                items,
                Collections.unmodifiableMap(others),
                with(closed, index, data.path("item")));
    }

    private ResponsesChecker over(String type, JsonNode data, Complaints complaints) {
        var response = data.path("response");
        var status = response.path("status").asText();
        complaints.unless(type.equals("response." + status), "the last event says how it went", type + ", " + status);
        complaints.unless(id == null || response.path("id").asText().equals(id), "a response keeps its id");
        complaints.unless(phase != Phase.FAILED || status.equals("failed"), "an error ends as a failure", status);
        if (status.equals("failed")) {
            complaints.unless(Json.hasText(response.path("error"), "message"), "a failure says why");
        } else {
            complaints.unless(open.isEmpty(), "all items are done at the end", open.keySet());
            checkOutput(response.path("output"), complaints);
            // Not every upstream counts.
            if (!Json.isAbsent(response.path("usage"))) {
                checkUsage(response.path("usage"), complaints);
            }
        }
        if (status.equals("completed")) {
            closed.values().forEach(item -> checkArguments(item, complaints));
        }
        complaints.unless(
                !status.equals("incomplete") || Json.hasText(response.path("incomplete_details"), "reason"),
                "what is incomplete says why");
        return in(Phase.OVER);
    }

    private void checkOutput(JsonNode output, Complaints complaints) {
        complaints.unless(output.size() == closed.size(), "the output is the items", output.size());
        if (rules.strict()) {
            closed.forEach((index, item) ->
                    complaints.unless(output.path(index).equals(item), "the output is the items", index));
            return;
        }
        // OpenAI seals reasoning anew in its last event; OpenRouter sorts the items, and gives them other ids.
        var told = closed.values().stream().map(ResponsesChecker::type).sorted().toList();
        var listed = new ArrayList<String>();
        output.forEach(item -> listed.add(type(item)));
        Collections.sort(listed);
        complaints.unless(told.equals(listed), "the output is the items", listed);
    }

    private static String type(JsonNode item) {
        return item.path("type").asText();
    }

    /** Where the response was cut, its last call may be too. */
    private static void checkArguments(JsonNode item, Complaints complaints) {
        boolean whole = !type(item).equals("function_call") || Json.isObject(item.path("arguments").asText());
        complaints.unless(whole, "the arguments of a call are a JSON object, unless it was cut", item.path("id"));
    }

    private static void checkUsage(JsonNode usage, Complaints complaints) {
        long input = usage.path("input_tokens").asLong(-1);
        long output = usage.path("output_tokens").asLong(-1);
        complaints.unless(input >= 0 && output >= 0, "the end counts input_tokens and output_tokens");
        complaints.unless(usage.path("total_tokens").asLong(-1) == input + output, "total_tokens is the sum", usage);
        complaints.unless(
                usage.path("input_tokens_details").path("cached_tokens").asLong(0) <= input,
                "cached tokens are input tokens",
                usage);
        complaints.unless(
                usage.path("output_tokens_details").path("reasoning_tokens").asLong(0) <= output,
                "reasoning tokens are output tokens",
                usage);
    }

    private ResponsesChecker in(Phase next) {
        return new ResponsesChecker(rules, next, sequence, id, items, open, closed);
    }

    private static <T> Map<Integer, T> with(Map<Integer, T> map, int index, T value) {
        var more = new TreeMap<>(map);
        more.put(index, value);
        return Collections.unmodifiableMap(more);
    }

    @Override
    public StreamChecker done(Consumer<String> violations) {
        // OpenRouter ends its streams as it does with chat.
        if (rules.strict() || phase != Phase.OVER) {
            violations.accept("there is no [DONE]");
        }
        return this;
    }

    @Override
    public void end(Consumer<String> violations) {
        if (phase != Phase.OVER && phase != Phase.FAILED) {
            violations.accept("a stream ends with the whole response or an error");
        }
    }
}
