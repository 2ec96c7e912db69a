package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.error.ErrorCode;
import io.torouter.translation.Untranslatable;

import java.util.ArrayList;
import java.util.List;

/** Reads a whole answer. */
final class AnswerReader {
    private AnswerReader() {}

    static Answer read(ObjectNode body) {
        refuseFailure(body);
        var parts = new ArrayList<Part>();
        var logprobs = new ArrayList<TokenLogprob>();
        for (var item : body.path("output")) {
            if (item instanceof ObjectNode object) {
                parts.addAll(OutputReader.read(object));
                item.path("content").forEach(part -> logprobs.addAll(Logprobs.read(part.path("logprobs"))));
            }
        }
        return new Answer(
                body.path("id").asText(null),
                body.path("model").asText(null),
                List.of(candidate(body, parts, logprobs)),
                UsageCounts.read(body.path("usage")),
                Tiers.read(body.path("service_tier").asText(null)),
                Extras.NONE);
    }

    private static Candidate candidate(JsonNode body, List<Part> parts, List<TokenLogprob> logprobs) {
        boolean called = parts.stream().anyMatch(ToolCall.class::isInstance);
        boolean refused = parts.stream().anyMatch(Refusal.class::isInstance);
        return new Candidate(0, parts, Ending.read(body, called, refused), logprobs, Extras.NONE);
    }

    private static void refuseFailure(ObjectNode body) {
        var error = body.path("error");
        if (error.isObject() || body.path("status").asText().equals("failed")) {
            throw new Untranslatable(ErrorCode.EXHAUSTED, "the upstream failed: " + error.path("message").asText());
        }
        if (!body.path("output").isArray()) {
            throw new Untranslatable(ErrorCode.EXHAUSTED, "the upstream's answer has no output");
        }
    }
}
