package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Stop;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one message of an upstream. */
final class AnswerReader {
    private static final String DETAILS = "stop_details";

    private final Members message;
    private final Leftovers leftovers = new Leftovers();

    AnswerReader(ObjectNode body) {
        message = new Members(body, "");
    }

    Answer read() {
        if (!message.has("content")) {
            throw Untranslatable.malformed("the upstream's answer has no content");
        }
        message.skip("type", "role");
        var parts = new ArrayList<>(new BlockReader(false).parts(message.array("content"), "content"));
        var details = orMissing(message.any(DETAILS));
        addExplanation(details, parts);
        var stop = stop(details);
        var usage = orMissing(message.any("usage"));
        var id = message.text("id");
        var model = message.text("model");
        keepUsage(usage);
        leftovers.addRest(message);
        var candidate = new Answer.Candidate(0, parts, stop, List.of(), extras(details));
        return new Answer(
                id,
                model,
                List.of(candidate),
                usage.isObject() ? UsageReader.read(usage, Usage.NONE) : null,
                UsageReader.tier(usage),
                leftovers.extras());
    }

    private static JsonNode orMissing(@Nullable JsonNode value) {
        return value == null ? MissingNode.getInstance() : value;
    }

    /** A classifier declines in the model's place, without content: its reason is all there is to show. */
    private static void addExplanation(JsonNode details, List<Part> parts) {
        var explanation = StopDetails.explanation(details);
        if (explanation != null && parts.isEmpty()) {
            parts.add(new Refusal(explanation));
        }
    }

    private Stop stop(JsonNode details) {
        var word = message.text("stop_reason", "end_turn");
        return Stops.read(word, message.text("stop_sequence"), StopDetails.category(details));
    }

    private static Extras extras(JsonNode details) {
        return details.isMissingNode()
                ? Extras.NONE
                : new Extras(Dialect.ANTHROPIC_MESSAGES, "", Map.of(DETAILS, details));
    }

    /** What is counted by more than its number: uses of tools, and what stays in the cache for long, have a price. */
    private void keepUsage(JsonNode usage) {
        if (!(usage instanceof ObjectNode object)) {
            return;
        }
        var counts = new Members(object, "usage");
        counts.skip("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens");
        counts.skip("output_tokens", "output_tokens_details", "service_tier");
        if (usage.at("/cache_creation/ephemeral_1h_input_tokens").asLong() == 0) {
            counts.skip("cache_creation");
        }
        if (usage.path("server_tool_use").properties().stream().noneMatch(uses -> uses.getValue().asLong() > 0)) {
            counts.skip("server_tool_use");
        }
        leftovers.addRest(counts);
    }
}
