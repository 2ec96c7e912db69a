package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolCall;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads a whole answer. */
final class AnswerReader {
    private final Members top;
    private final @Nullable String id;

    AnswerReader(ObjectNode body) {
        this.top = Members.of(body, "");
        this.id = top.text("responseId");
    }

    Answer answer() {
        if (!top.has("candidates") && !top.has("promptFeedback") && !top.has("usageMetadata")) {
            throw Untranslatable.malformed("expected candidates or promptFeedback in an answer of Gemini");
        }
        var candidates = new ArrayList<Candidate>();
        top.array("candidates").forEach(candidate -> candidates.add(candidate(candidate)));
        if (candidates.isEmpty()) {
            candidates.add(blocked());
        }
        var model = top.text("modelVersion");
        var metadata = top.json().path("usageMetadata");
        var tier = RequestReader.tier(metadata.path("serviceTier"));
        var extras = extras();
        return new Answer(id, model, candidates, UsageCounts.read(metadata), tier, extras);
    }

    /** What counts by more than its number stays beside the counts. */
    private Extras extras() {
        var counts = top.inside("usageMetadata");
        if (counts == null) {
            return top.rest(Dialect.GEMINI_GENERATE);
        }
        counts.skip(
                "promptTokenCount",
                "cachedContentTokenCount",
                "candidatesTokenCount",
                "responseTokenCount",
                "thoughtsTokenCount",
                "totalTokenCount",
                "serviceTier");
        return DeepExtras.of(top, counts);
    }

    private Candidate blocked() {
        var reason = top.json().path("promptFeedback").path("blockReason").asText();
        var stop = reason.isEmpty() ? Stop.of(Stop.Reason.OTHER) : StopWords.blocked(reason);
        return new Candidate(0, List.of(), stop, List.of(), Extras.NONE);
    }

    private Candidate candidate(JsonNode json) {
        var candidate = Members.of(json, "candidates");
        var index = candidate.count("index");
        int number = index == null ? 0 : index;
        var content = candidate.inside("content");
        var parts = parts(candidate, content, number);
        boolean calls = parts.stream().anyMatch(ToolCall.class::isInstance);
        var stop = StopWords.stop(candidate.text("finishReason", "OTHER"), calls);
        var logprobs = LogprobsResult.read(candidate.json().path("logprobsResult"));
        return new Candidate(number, parts, stop, logprobs, DeepExtras.of(candidate, content));
    }

    private List<Part> parts(Members candidate, @Nullable Members content, int number) {
        var reader = new PartReader("candidates.content.parts", CallLedger.ofAnswer(id, number));
        var parts = new ArrayList<Part>();
        if (content != null) {
            content.skip("role").array("parts").forEach(part -> parts.add(reader.read(part)));
        }
        return cited(parts, candidate.json());
    }

    private static List<Part> cited(List<Part> parts, ObjectNode candidate) {
        if (!candidate.has("groundingMetadata") && !candidate.has("citationMetadata")) {
            return parts;
        }
        boolean single = parts.stream().filter(Text.class::isInstance).count() == 1;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Text(var text, _, var seal, var cache, var extras)) {
                var citations = new GroundingReader(text, single ? -1 : i).read(candidate);
                parts.set(i, new Text(text, citations, seal, cache, extras));
            }
        }
        return parts;
    }
}
