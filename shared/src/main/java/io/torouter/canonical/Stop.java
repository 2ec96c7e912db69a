package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * Why an answer ended.
 *
 * @param sequence the stop sequence that was met; null for others
 * @param word the upstream's own word, such as {@code SPII}; null where ours says all of it
 */
public record Stop(Reason reason, @Nullable String sequence, @Nullable String word) {
    public enum Reason {
        END,
        MAX_TOKENS,
        STOP_SEQUENCE,
        TOOL_CALLS,
        /** A filter of the vendor cut the answer. */
        CONTENT_FILTER,
        /** The model, or a classifier in its place, declined. */
        REFUSAL,
        /** The vendor wants the turn sent back to go on (Anthropic). */
        PAUSE,
        /** The conversation is longer than the model can read. */
        CONTEXT_FULL,
        /** The model wrote a tool call that cannot be read (Gemini). */
        MALFORMED_CALL,
        OTHER
    }

    public static Stop of(Reason reason) {
        return new Stop(reason, null, null);
    }
}
