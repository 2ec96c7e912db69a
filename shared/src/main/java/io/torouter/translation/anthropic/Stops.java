package io.torouter.translation.anthropic;

import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;

import org.jspecify.annotations.Nullable;

/**
 * Why a message ended, in the vendor's words.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons">Stop reasons, read
 *     2026-11-24</a>
 */
final class Stops {
    private static final String COMPACTION = "compaction";

    private Stops() {}

    /**
     * @param category of a refusal; null for none
     */
    static Stop read(String word, @Nullable String sequence, @Nullable String category) {
        return switch (word) {
            case "end_turn" -> Stop.of(Reason.END);
            case "max_tokens" -> Stop.of(Reason.MAX_TOKENS);
            case "stop_sequence" -> new Stop(Reason.STOP_SEQUENCE, sequence, null);
            case "tool_use" -> Stop.of(Reason.TOOL_CALLS);
            case "pause_turn" -> Stop.of(Reason.PAUSE);
            case COMPACTION -> new Stop(Reason.PAUSE, null, COMPACTION);
            case "refusal" -> new Stop(Reason.REFUSAL, null, category);
            case "model_context_window_exceeded" -> Stop.of(Reason.CONTEXT_FULL);
            default -> new Stop(Reason.OTHER, null, word);
        };
    }

    /**
     * @param called whether the message holds calls of tools: then they are the reason, and only then
     */
    static String word(Stop stop, boolean called) {
        return switch (stop.reason()) {
            case END, TOOL_CALLS, OTHER, MALFORMED_CALL -> called ? "tool_use" : "end_turn";
            case MAX_TOKENS -> "max_tokens";
            case STOP_SEQUENCE -> "stop_sequence";
            case CONTENT_FILTER, REFUSAL -> "refusal";
            case PAUSE -> COMPACTION.equals(stop.word()) ? COMPACTION : "pause_turn";
            case CONTEXT_FULL -> "model_context_window_exceeded";
        };
    }

    /** Null where none was met, or the upstream does not say which. */
    static @Nullable String sequence(Stop stop) {
        return stop.reason() == Reason.STOP_SEQUENCE ? stop.sequence() : null;
    }
}
