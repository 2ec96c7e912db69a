package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A choice of a chat completion, as far as it has come.
 *
 * @param begun whether a chunk of it came
 * @param reason why it ended; null while it has not
 * @param calls the arguments of its calls; null for those whose arguments need not be JSON
 */
record ChatChoice(boolean begun, @Nullable String reason, List<Call> calls) {
    static final ChatChoice NEW = new ChatChoice(false, null, List.of());

    private static final Set<String> REASONS =
            Set.of("stop", "length", "tool_calls", "content_filter", "function_call");

    /** A call of a tool, of which the arguments grow. */
    record Call(boolean function, Written arguments) {
        boolean isWhole() {
            return !function || arguments.isEmpty() || Json.isObject(arguments.text());
        }
    }

    ChatChoice {
        calls = List.copyOf(calls);
    }

    boolean isFinished() {
        return reason != null;
    }

    ChatChoice step(JsonNode choice, Rules rules, Complaints complaints) {
        var delta = choice.path("delta");
        if (isFinished()) {
            return behind(choice, delta, rules, complaints);
        }
        complaints.unless(delta.isObject(), "a choice has a delta");
        checkRole(delta, rules, complaints);
        checkText(delta.path("content"), complaints);
        checkText(delta.path("refusal"), complaints);
        var grown = new ArrayList<>(calls);
        for (var call : delta.path("tool_calls")) {
            stepCall(grown, call, rules, complaints);
        }
        var now = new ChatChoice(true, null, grown);
        var finish = choice.path("finish_reason");
        return Json.isAbsent(finish) ? now : now.finished(finish.asText(), rules, complaints);
    }

    /** OpenRouter repeats the last chunk with a usage beside it, and other hosts add an empty one. */
    private ChatChoice behind(JsonNode choice, JsonNode delta, Rules rules, Complaints complaints) {
        boolean says = !delta.path("content").asText("").isEmpty() || !delta.path("tool_calls").isEmpty();
        var finish = choice.path("finish_reason");
        boolean repeats = Json.isAbsent(finish) || finish.asText().equals(reason);
        complaints.unless(!rules.strict() && !says && repeats, "nothing of a choice follows its finish_reason");
        return this;
    }

    /** Hosts other than OpenAI name the role in each chunk. */
    private void checkRole(JsonNode delta, Rules rules, Complaints complaints) {
        var role = delta.path("role");
        if (!begun) {
            complaints.unless(role.asText().equals("assistant"), "a choice begins with its role");
        } else if (rules.strict()) {
            complaints.unless(Json.isAbsent(role), "a choice says its role once");
        }
    }

    private static void checkText(JsonNode text, Complaints complaints) {
        complaints.unless(Json.isAbsent(text) || text.isTextual(), "content is a text");
    }

    private static void stepCall(ArrayList<Call> calls, JsonNode call, Rules rules, Complaints complaints) {
        int index = call.path("index").asInt(-1);
        boolean custom = call.path("custom").isObject();
        var body = call.path(custom ? "custom" : "function");
        var piece = body.path(custom ? "input" : "arguments").asText("");
        if (index == calls.size()) {
            checkBegun(call, body, complaints);
            calls.add(new Call(!custom, Written.NOTHING.and(piece)));
        } else if (complaints.unless(0 <= index && index < calls.size(), "indexes of calls are dense", index)) {
            complaints.unless(!rules.strict() || index == calls.size() - 1, "one call grows at a time", index);
            complaints.unless(Json.isAbsent(call.path("id")), "a call says its id once");
            complaints.unless(Json.isAbsent(body.path("name")), "a call says its name once");
            var before = calls.get(index);
            calls.set(index, new Call(before.function(), before.arguments().and(piece)));
        }
    }

    private static void checkBegun(JsonNode call, JsonNode body, Complaints complaints) {
        complaints.unless(Json.hasText(call, "id"), "a call begins with its id");
        complaints.unless(Json.hasText(call, "type"), "a call begins with its type");
        complaints.unless(Json.hasText(body, "name"), "a call begins with its name");
    }

    private ChatChoice finished(String finish, Rules rules, Complaints complaints) {
        complaints.unless(REASONS.contains(finish), "a finish_reason is a known one", finish);
        complaints.unless(!finish.equals("tool_calls") || !calls.isEmpty(), "tool_calls ends a choice with calls");
        // OpenRouter's upstreams and others stop so behind a call that the client named.
        complaints.unless(
                !rules.strict() || calls.isEmpty() || !finish.equals("stop"),
                "a choice with calls ends with tool_calls");
        boolean whole = calls.stream().allMatch(Call::isWhole);
        complaints.unless(
                whole || !finish.equals("tool_calls"), "the arguments of a call are a JSON object, unless it was cut");
        return new ChatChoice(true, finish, calls);
    }
}
