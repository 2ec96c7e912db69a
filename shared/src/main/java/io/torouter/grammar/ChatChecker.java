package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The order of OpenAI's chunks of a chat completion (<a
 * href="https://platform.openai.com/docs/api-reference/chat-streaming">reference</a>, read 2026-11-24).
 *
 * <p>{@code CHOICES} –the chunk of usage→ {@code COUNTED} –[DONE]→ {@code OVER}, or to {@code OVER} at once. An error
 * leads to {@code FAILED}, behind which nothing comes.
 *
 * @param head what every chunk repeats; null before the first
 * @param choices by their index
 */
public record ChatChecker(Rules rules, Phase phase, @Nullable Head head, Map<Integer, ChatChoice> choices)
        implements StreamChecker {
    /** What has been seen. */
    public enum Phase {
        CHOICES,
        COUNTED,
        FAILED,
        OVER
    }

    /** What every chunk repeats. */
    public record Head(JsonNode id, JsonNode model, JsonNode created) {}

    static ChatChecker start(Rules rules) {
        return new ChatChecker(rules, Phase.CHOICES, null, Map.of());
    }

    @Override
    public StreamChecker step(String name, JsonNode data, Consumer<String> violations) {
        var complaints = new Complaints(violations);
        complaints.unless(name.isEmpty() || !rules.strict(), "a chunk has no name", name);
        if (!complaints.unless(phase != Phase.OVER && phase != Phase.FAILED, "nothing follows the end")) {
            return this;
        }
        if (data.path("error").isObject()) {
            complaints.unless(Json.hasText(data.path("error"), "message"), "an error says why");
            return in(Phase.FAILED);
        }
        var headed = headed(data, complaints);
        var counted = headed.counted(data, complaints);
        return counted.chosen(data.path("choices"), complaints);
    }

    private ChatChecker headed(JsonNode data, Complaints complaints) {
        // Azure's first chunk has the filters' results of the prompt, and empty texts for all else.
        if (!rules.strict() && data.has("prompt_filter_results")) {
            return this;
        }
        complaints.unless(
                data.path("object").asText().equals("chat.completion.chunk"), "a chunk is an object of its name");
        complaints.unless(data.path("created").isNumber(), "a chunk has a time");
        complaints.unless(Json.hasText(data, "id"), "a chunk has an id");
        complaints.unless(Json.hasText(data, "model"), "a chunk has a model");
        // The time that xAI writes goes on.
        var created = rules.strict() ? data.path("created") : data.path("object");
        var came = new Head(data.path("id"), data.path("model"), created);
        complaints.unless(head == null || head.equals(came), "all chunks have one id, model and time", came);
        return new ChatChecker(rules, phase, head == null ? came : head, choices);
    }

    private ChatChecker counted(JsonNode data, Complaints complaints) {
        complaints.unless(phase != Phase.COUNTED, "nothing but [DONE] follows the usage");
        var usage = data.path("usage");
        if (Json.isAbsent(usage)) {
            return this;
        }
        checkUsage(usage, complaints);
        // Others than OpenAI count in the last chunk of a choice, or in every chunk.
        boolean beside = !data.path("choices").isEmpty();
        complaints.unless(!beside || !rules.strict(), "the usage has a chunk of its own");
        complaints.unless(beside || areFinished(), "the usage comes when all choices have ended");
        return beside ? this : in(Phase.COUNTED);
    }

    private void checkUsage(JsonNode usage, Complaints complaints) {
        long input = usage.path("prompt_tokens").asLong(-1);
        long output = usage.path("completion_tokens").asLong(-1);
        complaints.unless(input >= 0 && output >= 0, "a usage counts prompt_tokens and completion_tokens");
        // xAI counts reasoning beside the completion.
        boolean sums = usage.path("total_tokens").asLong(-1) == input + output;
        complaints.unless(sums || !rules.strict(), "total_tokens is the sum", usage);
        boolean parts =
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(0) <= input
                        && usage.path("completion_tokens_details").path("reasoning_tokens").asLong(0) <= output;
        complaints.unless(parts || !rules.strict(), "cached and reasoning tokens are counted in", usage);
    }

    private ChatChecker chosen(JsonNode array, Complaints complaints) {
        complaints.unless(array.isArray(), "a chunk has choices");
        complaints.unless(!array.isEmpty() || phase == Phase.COUNTED || !rules.strict(), "a chunk says something");
        var more = new TreeMap<>(choices);
        for (var choice : array) {
            int index = choice.path("index").asInt(-1);
            complaints.unless(index >= 0, "a choice has an index");
            var before = more.getOrDefault(index, ChatChoice.NEW);
            more.put(index, before.step(choice, rules, complaints));
        }
        return new ChatChecker(rules, phase, head, Collections.unmodifiableMap(more));
    }

    private boolean areFinished() {
        return !choices.isEmpty() && choices.values().stream().allMatch(ChatChoice::isFinished);
    }

    private ChatChecker in(Phase next) {
        return new ChatChecker(rules, next, head, choices);
    }

    @Override
    public StreamChecker done(Consumer<String> violations) {
        var complaints = new Complaints(violations);
        complaints.unless(phase != Phase.OVER, "[DONE] comes once");
        complaints.unless(phase != Phase.FAILED || !rules.strict(), "nothing follows an error");
        complaints.unless(phase == Phase.FAILED || areFinished(), "every choice has ended before [DONE]");
        for (int i = 0; i < choices.size(); i++) {
            complaints.unless(choices.containsKey(i), "indexes of choices are dense", i);
        }
        return in(Phase.OVER);
    }

    @Override
    public void end(Consumer<String> violations) {
        if (phase != Phase.OVER && phase != Phase.FAILED) {
            violations.accept("a stream ends with [DONE] or an error");
        }
    }
}
