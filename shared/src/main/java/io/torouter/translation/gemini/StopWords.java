package io.torouter.translation.gemini;

import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;

import java.util.Map;
import java.util.Set;

/**
 * The words of {@code finishReason}.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#FinishReason">FinishReason, v1beta; MODEL_ARMOR is Vertex
 *     AI's; read 2026-11-24</a>
 */
final class StopWords {
    private static final Map<String, Reason> REASONS =
            Map.ofEntries(
                    Map.entry("STOP", Reason.END),
                    Map.entry("MAX_TOKENS", Reason.MAX_TOKENS),
                    Map.entry("SAFETY", Reason.CONTENT_FILTER),
                    Map.entry("RECITATION", Reason.CONTENT_FILTER),
                    Map.entry("BLOCKLIST", Reason.CONTENT_FILTER),
                    Map.entry("PROHIBITED_CONTENT", Reason.CONTENT_FILTER),
                    Map.entry("SPII", Reason.CONTENT_FILTER),
                    Map.entry("MODEL_ARMOR", Reason.CONTENT_FILTER),
                    Map.entry("IMAGE_SAFETY", Reason.CONTENT_FILTER),
                    Map.entry("IMAGE_PROHIBITED_CONTENT", Reason.CONTENT_FILTER),
                    Map.entry("IMAGE_RECITATION", Reason.CONTENT_FILTER),
                    Map.entry("MALFORMED_FUNCTION_CALL", Reason.MALFORMED_CALL),
                    Map.entry("UNEXPECTED_TOOL_CALL", Reason.MALFORMED_CALL),
                    Map.entry("TOO_MANY_TOOL_CALLS", Reason.MALFORMED_CALL),
                    Map.entry("MALFORMED_RESPONSE", Reason.MALFORMED_CALL),
                    Map.entry("LANGUAGE", Reason.OTHER),
                    Map.entry("IMAGE_OTHER", Reason.OTHER),
                    Map.entry("NO_IMAGE", Reason.OTHER),
                    Map.entry("MISSING_THOUGHT_SIGNATURE", Reason.OTHER),
                    Map.entry("ESCALATION", Reason.OTHER),
                    Map.entry("OTHER", Reason.OTHER));

    /** Ours say all of them. */
    private static final Set<String> PLAIN = Set.of("STOP", "MAX_TOKENS");

    private StopWords() {}

    /**
     * @param calls whether functions were called: Gemini says {@code STOP} then too
     */
    static Stop stop(String word, boolean calls) {
        var reason = REASONS.getOrDefault(word, Reason.OTHER);
        return new Stop(
                reason == Reason.END && calls ? Reason.TOOL_CALLS : reason, null, PLAIN.contains(word) ? null : word);
    }

    /** A prompt that was blocked has no candidate. */
    static Stop blocked(String word) {
        return new Stop(Reason.CONTENT_FILTER, null, word);
    }

    static String word(Stop stop) {
        var own = stop.word() == null ? null : REASONS.get(stop.word());
        if (stop.word() != null && own == stop.reason()) {
            return stop.word();
        }
        return switch (stop.reason()) {
            case END, STOP_SEQUENCE, TOOL_CALLS -> "STOP";
            case MAX_TOKENS, CONTEXT_FULL -> "MAX_TOKENS";
            case CONTENT_FILTER, REFUSAL -> "SAFETY";
            case MALFORMED_CALL -> "MALFORMED_FUNCTION_CALL";
            case PAUSE, OTHER -> "OTHER";
        };
    }
}
