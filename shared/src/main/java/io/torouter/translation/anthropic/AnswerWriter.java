package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Stop;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes one message for a client, of the first candidate. */
final class AnswerWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;
    private static final Answer.Candidate NONE =
            new Answer.Candidate(0, List.of(), Stop.of(Stop.Reason.END), List.of(), Extras.NONE);

    private final Answer answer;
    private final AnswerContext context;
    private final Drops drops;

    AnswerWriter(Answer answer, AnswerContext context, Drops drops) {
        this.answer = answer;
        this.context = context;
        this.drops = drops;
    }

    ObjectNode write() {
        var candidate = answer.candidates().isEmpty() ? NONE : answer.candidates().getFirst();
        nameLosses(candidate);
        var blocks = new AnswerBlocks(candidate, context, drops);
        var message = JsonNodeFactory.instance.objectNode();
        message.put("id", "msg_" + context.id());
        message.put("type", "message").put("role", "assistant").put("model", context.model());
        ArrayNode content = message.putArray("content");
        blocks.addTo(content);
        writeStop(candidate, blocks.called(), message);
        message.set("usage", usage(answer));
        Leftovers.write(answer.extras(), message, drops);
        return message;
    }

    private void nameLosses(Answer.Candidate candidate) {
        if (answer.candidates().size() > 1) {
            drops.add(Field.CANDIDATES);
        }
        if (!candidate.logprobs().isEmpty()) {
            drops.add(Field.LOGPROBS);
        }
    }

    private void writeStop(Answer.Candidate candidate, boolean called, ObjectNode message) {
        var stop = candidate.stop();
        var word = Stops.word(stop, called);
        message.put("stop_reason", word);
        message.put("stop_sequence", Stops.sequence(stop));
        candidate.extras().writeTo(message, OURS, drops);
        if (!message.has("stop_details")) {
            message.set("stop_details", word.equals("refusal") ? details(stop) : null);
        }
    }

    private static JsonNode details(Stop stop) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "refusal")
                .put("category", StopDetails.category(stop))
                .putNull("explanation");
    }

    /** The counts are required: without any, nothing was counted. */
    private static ObjectNode usage(Answer answer) {
        var usage = answer.usage() == null ? Usage.NONE : answer.usage();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("input_tokens", usage.input());
        json.put("cache_creation_input_tokens", usage.cacheWrite());
        json.put("cache_read_input_tokens", usage.cacheRead());
        var byTime = answer.extras().of(OURS, "usage.cache_creation");
        json.set("cache_creation", byTime.isObject() ? byTime : cacheCreation(usage));
        json.put("output_tokens", usage.totalOutput());
        if (usage.reasoning() > 0) {
            json.putObject("output_tokens_details").put("thinking_tokens", usage.reasoning());
        }
        return json.put("service_tier", tier(answer.serviceTier()));
    }

    private static ObjectNode cacheCreation(Usage usage) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ephemeral_5m_input_tokens", usage.cacheWrite() - usage.detail().longCacheWrite())
                .put("ephemeral_1h_input_tokens", usage.detail().longCacheWrite());
    }

    static String tier(@Nullable ServiceTier tier) {
        return tier == ServiceTier.PRIORITY ? "priority" : tier == ServiceTier.BATCH ? "batch" : "standard";
    }
}
