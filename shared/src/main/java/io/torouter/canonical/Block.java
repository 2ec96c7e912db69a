package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/** What begins in a stream, with all that is known of it at its start. */
public sealed interface Block {
    /**
     * Grows by {@link Delta.Written}, {@link Delta.Cited} and {@link Delta.Logprobs}; {@link Delta.Sealed} for Gemini.
     */
    record TextBlock() implements Block {}

    /** Grows by {@link Delta.Written}. */
    record RefusalBlock() implements Block {}

    /**
     * Grows by {@link Delta.Written} (the reasoning itself), {@link Delta.Summarised} and {@link Delta.Sealed}.
     *
     * @param id of the item, where the dialect gives it one
     */
    record ThoughtBlock(@Nullable String id) implements Block {}

    /** Grows by {@link Delta.Written}: pieces of the arguments, or of the free text of a custom tool. */
    record CallBlock(String id, ToolRef tool, @Nullable Seal seal) implements Block {}

    /** Grows by {@link Delta.Sounded}. */
    record AudioBlock(@Nullable String id, @Nullable String mediaType) implements Block {}

    /** Came whole and does not grow: an image, a vendor's own block, a redacted thought. */
    record WholeBlock(Part part) implements Block {}
}
