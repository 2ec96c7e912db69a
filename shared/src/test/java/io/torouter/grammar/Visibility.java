package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.dialect.Dialect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which mutations of a stream its grammar can see at all: a delta of text that is missing leaves a legal stream, where
 * the whole text is not told again.
 */
record Visibility(Dialect dialect, Rules rules, Mutation mutation) {
    /** What happens to one event of a stream. */
    enum Mutation {
        DROPPED,
        DOUBLED,
        /** With the next one. */
        SWAPPED
    }

    private static final Pattern RESPONSES =
            Pattern.compile(
                    "response\\.(created|completed|incomplete|output_item\\.\\w+|content_part\\.\\w+"
                            + "|output_text\\.(delta|done)|refusal\\.\\w+|function_call_arguments\\.delta"
                            + "|reasoning_summary_part\\.\\w+|reasoning_summary_text\\.done)");
    private static final Pattern RESPONSES_STRICTLY =
            Pattern.compile(
                    "response\\.(output_text\\.annotation\\.added|function_call_arguments\\.done"
                            + "|reasoning_summary_text\\.delta|custom_tool_call_input\\.\\w+)");

    static Visibility of(Dialect dialect, Rules rules, Mutation mutation) {
        return new Visibility(dialect, rules, mutation);
    }

    boolean shows(List<StreamedEvent> events, int at) {
        if (!isStructure(events.get(at))) {
            return false;
        }
        if (mutation != Mutation.SWAPPED) {
            return true;
        }
        return at + 1 < events.size() && isStructure(events.get(at + 1)) && differ(events.get(at), events.get(at + 1));
    }

    /** Two pieces of one text may read the same in both orders; of different choices or items they have none. */
    private boolean differ(StreamedEvent one, StreamedEvent other) {
        if (one.name().contains("annotation") || other.name().contains("annotation")) {
            return false;
        }
        boolean ordered = rules == Rules.OURS && dialect == Dialect.OPENAI_RESPONSES;
        if (!ordered && !place(one).equals(place(other))) {
            return false;
        }
        var a = one.data().path("delta").asText();
        var b = other.data().path("delta").asText();
        return a.isEmpty() || b.isEmpty() || !(a + b).equals(b + a);
    }

    private JsonNode place(StreamedEvent event) {
        return switch (dialect) {
            case OPENAI_CHAT -> event.data().at("/choices/0/index");
            case OPENAI_RESPONSES -> event.data().path("output_index");
            case ANTHROPIC_MESSAGES -> MissingNode.getInstance();
            case GEMINI_GENERATE -> event.data().at("/candidates/0/index");
        };
    }

    private boolean isStructure(StreamedEvent event) {
        return switch (dialect) {
            case OPENAI_CHAT -> event.isDone() || isStructureOfChat(event.data());
            case OPENAI_RESPONSES ->
                    (RESPONSES.matcher(event.name()).matches() && !isEmptyDelta(event))
                            || (rules == Rules.OURS && RESPONSES_STRICTLY.matcher(event.name()).matches());
            case ANTHROPIC_MESSAGES -> !event.name().equals("ping") && !event.name().equals("content_block_delta");
            case GEMINI_GENERATE -> event.data().at("/candidates/0/finishReason").isTextual();
        };
    }

    private static boolean isEmptyDelta(StreamedEvent event) {
        return event.name().endsWith(".delta") && event.data().path("delta").asText().isEmpty();
    }

    /** Other services than OpenAI repeat roles and endings, and the usage may be missing. */
    private boolean isStructureOfChat(JsonNode chunk) {
        var choice = chunk.at("/choices/0");
        boolean beginsCall = choice.at("/delta/tool_calls/0/id").isTextual();
        boolean ends = choice.path("finish_reason").isTextual();
        boolean begins = choice.at("/delta/role").isTextual();
        return rules == Rules.OURS
                ? beginsCall || ends || begins || (chunk.path("usage").isObject() && mutation != Mutation.DROPPED)
                : beginsCall && mutation == Mutation.DOUBLED;
    }
}
