package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.error.ErrorCode;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads a whole answer. */
final class AnswerReader {
    /** More counts stand in an object of this name among the extras. */
    static final String USAGE = "usage";

    private static final String[] REPEATED = {
        "background",
        "instructions",
        "max_output_tokens",
        "max_tool_calls",
        "metadata",
        "parallel_tool_calls",
        "previous_response_id",
        "prompt_cache_key",
        "reasoning",
        "safety_identifier",
        "store",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "truncation",
        "user"
    };

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
                extras(body));
    }

    /** What repeats the request is said anew to each client. */
    private static Extras extras(ObjectNode body) {
        var members = new Members(body, "").skip(REPEATED);
        members.skip("id", "object", "created_at", "completed_at", "status", "error", "incomplete_details");
        members.skip("model", "output", "service_tier", USAGE);
        var extras = new LinkedHashMap<>(members.rest(OPENAI_RESPONSES).members());
        if (body.get(USAGE) instanceof ObjectNode usage) {
            var counts = new Members(usage, USAGE).skip("input_tokens", "input_tokens_details", "output_tokens");
            var others = counts.skip("output_tokens_details", "total_tokens").rest(OPENAI_RESPONSES);
            if (!others.isEmpty()) {
                extras.put(USAGE, JsonNodeFactory.instance.objectNode().setAll(others.members()));
            }
        }
        return extras.isEmpty() ? Extras.NONE : new Extras(OPENAI_RESPONSES, "", extras);
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
