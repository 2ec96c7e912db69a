package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a block grows by. */
public sealed interface Delta {
    /** The next characters. */
    record Written(String text) implements Delta {}

    /**
     * The next characters of a part of a summary of reasoning.
     *
     * @param part counts from 0; a higher number begins the next part
     */
    record Summarised(int part, String text) implements Delta {}

    /** The seal of the block; at most one for a block. */
    record Sealed(Seal seal) implements Delta {}

    record Cited(Citation citation) implements Delta {}

    record Logprobs(List<TokenLogprob> tokens) implements Delta {
        public Logprobs {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * The next piece of sound.
     *
     * @param base64 null where only the transcript grows
     */
    record Sounded(@Nullable String base64, @Nullable String transcript) implements Delta {}
}
