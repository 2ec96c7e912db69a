package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.function.Consumer;

/**
 * The order of Anthropic's events (<a href="https://platform.claude.com/docs/en/build-with-claude/streaming">streaming
 * messages</a>, read 2026-11-24).
 *
 * <p>{@code BEFORE} –message_start→ {@code BODY} –message_delta→ {@code ENDING} –message_stop→ {@code STOPPED}. Blocks
 * come and go in {@code BODY}, one at a time. An error leads from anywhere to {@code FAILED}. Pings may come anywhere
 * between the first and the last event.
 *
 * @param blocks how many blocks have begun
 * @param open the block that has begun and not ended
 * @param called whether there was a call of a tool that the client runs
 * @param torn whether the arguments of a call were no JSON object
 */
public record AnthropicChecker(
        Rules rules, Phase phase, int blocks, @Nullable AnthropicBlock open, boolean called, boolean torn)
        implements StreamChecker {
    /** What has been seen. */
    public enum Phase {
        BEFORE,
        BODY,
        ENDING,
        STOPPED,
        FAILED
    }

    private static final Set<String> STOP_REASONS =
            Set.of(
                    "end_turn",
                    "max_tokens",
                    "stop_sequence",
                    "tool_use",
                    "pause_turn",
                    "refusal",
                    "compaction",
                    "model_context_window_exceeded");

    /** Where the model is cut off, its last call may be too. */
    private static final Set<String> CUTS = Set.of("max_tokens", "refusal", "model_context_window_exceeded");

    static AnthropicChecker start(Rules rules) {
        return new AnthropicChecker(rules, Phase.BEFORE, 0, null, false, false);
    }

    @Override
    public StreamChecker step(String name, JsonNode data, Consumer<String> violations) {
        var complaints = new Complaints(violations);
        var type = data.path("type").asText();
        complaints.unless(name.equals(type), "an event has its type for a name", name + ", " + type);
        if (phase == Phase.STOPPED || phase == Phase.FAILED) {
            complaints.say("nothing follows the last event: " + type);
            return this;
        }
        if (phase == Phase.BEFORE && !type.equals("error")) {
            complaints.unless(type.equals("message_start"), "message_start comes first", type);
        }
        return dispatch(type, data, complaints);
    }

    private AnthropicChecker dispatch(String type, JsonNode data, Complaints complaints) {
        return switch (type) {
            case "message_start" -> messageStart(data.path("message"), complaints);
            case "content_block_start" -> blockStart(data, complaints);
            case "content_block_delta" -> blockDelta(data, complaints);
            case "content_block_stop" -> blockStop(data, complaints);
            case "message_delta" -> messageDelta(data, complaints);
            case "message_stop" -> messageStop(complaints);
            case "error" -> error(data, complaints);
            case "ping" -> this;
            default -> {
                complaints.unless(!rules.strict(), "an event of a known type", type);
                yield this;
            }
        };
    }

    private AnthropicChecker messageStart(JsonNode message, Complaints complaints) {
        complaints.unless(phase == Phase.BEFORE, "message_start comes once");
        complaints.unless(Json.hasText(message, "id"), "a message has an id");
        complaints.unless(Json.hasText(message, "model"), "a message has a model");
        complaints.unless(message.path("type").asText().equals("message"), "a message has the type message");
        complaints.unless(message.path("role").asText().equals("assistant"), "a message is the assistant's");
        var content = message.path("content");
        complaints.unless(content.isArray() && content.isEmpty(), "a message begins empty");
        complaints.unless(Json.isAbsent(message.path("stop_reason")), "a message begins without a stop_reason");
        var usage = message.path("usage");
        complaints.unless(usage.path("input_tokens").isIntegralNumber(), "message_start counts input_tokens");
        complaints.unless(usage.path("output_tokens").isIntegralNumber(), "message_start counts output_tokens");
        return phase == Phase.BEFORE ? in(Phase.BODY) : this;
    }

    private AnthropicChecker blockStart(JsonNode data, Complaints complaints) {
        int index = data.path("index").asInt(-1);
        var block = data.path("content_block");
        complaints.unless(phase != Phase.ENDING, "no block begins behind message_delta", index);
        complaints.unless(open == null, "one block is open at a time", index);
        complaints.unless(index == blocks, "indexes of blocks are dense", index + " for " + blocks);
        var opened = AnthropicBlock.begin(index, block, rules, complaints);
        return new AnthropicChecker(rules, phase, index + 1, opened, called || opened.isCall(), torn);
    }

    private AnthropicChecker blockDelta(JsonNode data, Complaints complaints) {
        var index = data.path("index");
        if (open == null || index.asInt(-1) != open.index()) {
            complaints.say("a delta is of the open block: " + index);
            return this;
        }
        return holding(open.grow(data.path("delta"), rules, complaints));
    }

    private AnthropicChecker blockStop(JsonNode data, Complaints complaints) {
        var index = data.path("index");
        if (open == null || index.asInt(-1) != open.index()) {
            complaints.say("what ends is the open block: " + index);
            return this;
        }
        return new AnthropicChecker(rules, phase, blocks, null, called, torn || !open.isWhole());
    }

    private AnthropicChecker messageDelta(JsonNode data, Complaints complaints) {
        complaints.unless(open == null, "message_delta comes when all blocks have ended");
        complaints.unless(
                data.path("usage").path("output_tokens").isIntegralNumber(), "message_delta counts output_tokens");
        complaints.unless(phase != Phase.ENDING, "message_delta comes once");
        var reason = data.path("delta").path("stop_reason").asText();
        complaints.unless(STOP_REASONS.contains(reason), "message_delta has a known stop_reason", reason);
        complaints.unless(!reason.equals("tool_use") || called, "tool_use stops where a tool was called");
        complaints.unless(!reason.equals("end_turn") || !called, "a call of a tool stops as tool_use");
        complaints.unless(
                !torn || CUTS.contains(reason), "the arguments of a call are a JSON object, unless it was cut");
        return in(Phase.ENDING);
    }

    private AnthropicChecker messageStop(Complaints complaints) {
        complaints.unless(phase == Phase.ENDING, "message_stop comes behind message_delta");
        return in(Phase.STOPPED);
    }

    private AnthropicChecker error(JsonNode data, Complaints complaints) {
        var error = data.path("error");
        complaints.unless(Json.hasText(error, "type") && Json.hasText(error, "message"), "an error says which and why");
        return in(Phase.FAILED);
    }

    private AnthropicChecker in(Phase next) {
        return new AnthropicChecker(rules, next, blocks, open, called, torn);
    }

    private AnthropicChecker holding(AnthropicBlock grown) {
        return new AnthropicChecker(rules, phase, blocks, grown, called, torn);
    }

    @Override
    public StreamChecker done(Consumer<String> violations) {
        violations.accept("there is no [DONE]");
        return this;
    }

    @Override
    public void end(Consumer<String> violations) {
        if (phase != Phase.STOPPED && phase != Phase.FAILED) {
            violations.accept("a stream ends with message_stop or an error");
        }
    }
}
