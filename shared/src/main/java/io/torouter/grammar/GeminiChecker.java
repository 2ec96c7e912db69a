package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The order of Gemini's chunks (<a href="https://ai.google.dev/api/generate-content">GenerateContentResponse</a>, read
 * 2026-11-24).
 *
 * <p>Each chunk is a response of its own with the next parts of its candidates. A candidate ends with its {@code
 * finishReason}; a prompt that was blocked has no candidates at all. An error leads to {@code FAILED}.
 *
 * @param responseId that of the first chunk; null before it
 * @param finished by candidate, whether it has ended
 */
public record GeminiChecker(Rules rules, Phase phase, @Nullable JsonNode responseId, Map<Integer, Boolean> finished)
        implements StreamChecker {
    /** What has been seen. */
    public enum Phase {
        RUNNING,
        BLOCKED,
        FAILED
    }

    static GeminiChecker start(Rules rules) {
        return new GeminiChecker(rules, Phase.RUNNING, null, Map.of());
    }

    @Override
    public StreamChecker step(String name, JsonNode data, Consumer<String> violations) {
        var complaints = new Complaints(violations);
        complaints.unless(name.isEmpty(), "a chunk has no name", name);
        complaints.unless(phase != Phase.FAILED, "nothing follows an error");
        if (data.path("error").isObject()) {
            checkError(data.path("error"), complaints);
            return new GeminiChecker(rules, Phase.FAILED, responseId, finished);
        }
        checkUsage(data.path("usageMetadata"), complaints);
        checkSaying(data, complaints);
        var id = checkHead(data, complaints);
        boolean blocked = Json.hasText(data.path("promptFeedback"), "blockReason");
        return new GeminiChecker(rules, blocked ? Phase.BLOCKED : phase, id, candidates(data, complaints));
    }

    private static void checkError(JsonNode error, Complaints complaints) {
        complaints.unless(error.path("code").isIntegralNumber(), "an error has a code");
        complaints.unless(
                Json.hasText(error, "message") && Json.hasText(error, "status"), "an error says which and why");
    }

    private JsonNode checkHead(JsonNode data, Complaints complaints) {
        var id = data.path("responseId");
        complaints.unless(Json.hasText(data, "responseId") || !rules.strict(), "a chunk has a responseId");
        complaints.unless(Json.hasText(data, "modelVersion") || !rules.strict(), "a chunk has a modelVersion");
        complaints.unless(responseId == null || responseId.equals(id), "all chunks have one responseId", id);
        return id;
    }

    private void checkSaying(JsonNode data, Complaints complaints) {
        boolean says =
                !data.path("candidates").isEmpty()
                        || data.path("promptFeedback").isObject()
                        || data.path("usageMetadata").isObject();
        complaints.unless(says, "a chunk says something");
        boolean over = !finished.isEmpty() && finished.values().stream().allMatch(ended -> ended);
        complaints.unless(!over, "nothing follows the last finishReason");
    }

    private void checkUsage(JsonNode usage, Complaints complaints) {
        if (Json.isAbsent(usage)) {
            return;
        }
        long sum =
                usage.path("promptTokenCount").asLong()
                        + usage.path("toolUsePromptTokenCount").asLong()
                        + usage.path("candidatesTokenCount").asLong()
                        + usage.path("thoughtsTokenCount").asLong();
        // Some of the counts are missing from a vendor's earlier chunks, and from those of older models.
        complaints.unless(
                !rules.strict() || usage.path("totalTokenCount").asLong() == sum, "totalTokenCount is the sum", usage);
        complaints.unless(
                usage.path("cachedContentTokenCount").asLong() <= usage.path("promptTokenCount").asLong(),
                "cached tokens are prompt tokens",
                usage);
    }

    private Map<Integer, Boolean> candidates(JsonNode data, Complaints complaints) {
        var now = new TreeMap<>(finished);
        for (var candidate : data.path("candidates")) {
            int index = candidate.path("index").asInt(0);
            complaints.unless(
                    !now.getOrDefault(index, false), "nothing of a candidate follows its finishReason", index);
            checkCandidate(candidate, complaints);
            now.merge(index, Json.hasText(candidate, "finishReason"), Boolean::logicalOr);
        }
        return Collections.unmodifiableMap(now);
    }

    private void checkCandidate(JsonNode candidate, Complaints complaints) {
        boolean ends = Json.hasText(candidate, "finishReason");
        var content = candidate.path("content");
        complaints.unless(content.isObject() || ends, "a candidate has content, or ends");
        if (content.isObject()) {
            complaints.unless(
                    content.path("role").asText("model").equals("model"),
                    "content is the model's",
                    content.path("role"));
            complaints.unless(content.path("parts").isArray() || ends, "content has parts");
            content.path("parts").forEach(part -> GeminiPart.check(part, rules, complaints));
        }
        var reason = candidate.path("finishReason").asText("STOP");
        complaints.unless(
                reason.chars().allMatch(c -> ('A' <= c && c <= 'Z') || c == '_'),
                "a finishReason is a constant",
                reason);
    }

    @Override
    public StreamChecker done(Consumer<String> violations) {
        violations.accept("there is no [DONE]");
        return this;
    }

    @Override
    public void end(Consumer<String> violations) {
        boolean over = !finished.isEmpty() && finished.values().stream().allMatch(ended -> ended);
        if (phase == Phase.RUNNING && !over) {
            violations.accept("a stream ends with the finishReason of every candidate, or an error");
        }
        for (int i = 0; phase == Phase.RUNNING && i < finished.size(); i++) {
            if (!finished.containsKey(i)) {
                violations.accept("indexes of candidates are dense: " + i);
            }
        }
    }
}
