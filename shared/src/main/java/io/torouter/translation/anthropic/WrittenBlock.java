package io.torouter.translation.anthropic;

import io.torouter.canonical.Seal;

import org.jspecify.annotations.Nullable;

/** The block that a stream is writing. */
sealed interface WrittenBlock {
    WrittenBlock NONE = new None();

    /** Between blocks, or in one that has no place in the dialect. */
    record None() implements WrittenBlock {}

    /**
     * @param seal another vendor's, to be written behind it; null for none
     */
    record OfText(int index, @Nullable Seal seal) implements WrittenBlock {}

    /** Of a sound, what is said in it: begins with the first words. */
    record OfSound() implements WrittenBlock {}

    /**
     * @param free whether the call is made of free text, which stands in an object here
     */
    record OfCall(int index, boolean free) implements WrittenBlock {}

    /** Told in full already. */
    record Whole(int index) implements WrittenBlock {}

    /**
     * Reasoning comes as itself, or in parts of a summary; what came first is what is shown.
     *
     * @param part of the summary that is being written; {@link #NOTHING} before any text, {@link #ITSELF} for none
     * @param seal to be written last; null for none
     */
    record OfThought(int index, int part, @Nullable Seal seal) implements WrittenBlock {
        static final int NOTHING = -1;
        static final int ITSELF = -2;

        OfThought at(int other) {
            return new OfThought(index, other, seal);
        }

        OfThought with(Seal other) {
            return new OfThought(index, part, other);
        }
    }
}
