package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.error.ErrorCode;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads a whole answer. */
final class AnswerReader {
    private static final int LONGEST_ID = 32;

    private final Members body;

    AnswerReader(ObjectNode body) {
        this.body = new Members(body, "");
    }

    Answer read() {
        body.skip("object", "created");
        var id = body.text("id", "");
        var candidates = new ArrayList<Answer.Candidate>();
        for (var choice : choices()) {
            candidates.add(candidate(Members.of(choice, "choices"), id, candidates.size()));
        }
        var usage = usage();
        var tier = ServiceTiers.read(body.json().path("service_tier").asText(""));
        if (tier != null) {
            body.skip("service_tier");
        }
        var model = body.text("model");
        return new Answer(id.isEmpty() ? null : id, model, candidates, usage, tier, extras());
    }

    /** What is counted beside the tokens has its place and its price: sound, predictions, the cost itself. */
    private Extras extras() {
        var usage = object(body.json().path("usage"));
        usage.skip("prompt_tokens", "completion_tokens", "total_tokens", "prompt_tokens_details");
        usage.skip("completion_tokens_details", "prompt_cache_hit_tokens", "cached_tokens", "reasoning_tokens");
        var prompt = object(usage.json().path("prompt_tokens_details"));
        prompt.skip("cached_tokens", "cache_write_tokens", "cache_creation_tokens");
        var completion = object(usage.json().path("completion_tokens_details")).skip("reasoning_tokens");
        return new NestedExtras(body)
                .with("usage", usage)
                .with("usage.prompt_tokens_details", prompt)
                .with("usage.completion_tokens_details", completion)
                .read();
    }

    private static Members object(JsonNode value) {
        return new Members(value instanceof ObjectNode object ? object : Upstream.object(), "usage");
    }

    private List<JsonNode> choices() {
        if (body.json().path("choices").isArray()) {
            return body.array("choices");
        }
        var error = Errors.in(body.json());
        throw error == null
                ? Untranslatable.malformed("an answer without choices came from the upstream")
                : new Untranslatable(ErrorCode.EXHAUSTED, "the upstream failed: " + error.message());
    }

    /** Older Groq and Moonshot have it elsewhere. */
    private @Nullable Usage usage() {
        var usage = body.any("usage");
        return usage == null ? TokenCounts.read(body.json().path("x_groq").path("usage")) : TokenCounts.read(usage);
    }

    private static Answer.Candidate candidate(Members choice, String id, int position) {
        var index = choice.count("index");
        int candidate = index == null ? position : index;
        var message = choice.inside("message");
        var parts = message == null ? List.<Part>of() : AssistantReader.read(message, unnamed(id, candidate));
        var logprobs = choice.any("logprobs");
        var tokens = logprobs == null ? List.<TokenLogprob>of() : Logprobs.read(logprobs);
        var stop = stop(choice, parts);
        var extras = new NestedExtras(choice).with("message", message).read();
        return new Answer.Candidate(candidate, parts, stop, tokens, extras);
    }

    /** The beginning of ids for calls without one: the same in every reading, another in every answer. */
    static String unnamed(String answerId, int candidate) {
        return "call_" + CallIds.fit(answerId + candidate, LONGEST_ID);
    }

    private static Stop stop(Members choice, List<Part> parts) {
        boolean calls = parts.stream().anyMatch(ToolCall.class::isInstance);
        boolean refusal = parts.stream().anyMatch(Refusal.class::isInstance);
        var sequence = choice.any("stop_reason");
        var met = sequence != null && sequence.isTextual() ? sequence.textValue() : null;
        return Finish.read(choice.text("finish_reason", ""), met, calls, refusal);
    }
}
