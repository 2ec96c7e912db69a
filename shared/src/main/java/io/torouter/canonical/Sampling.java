package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/** How tokens are drawn. Each is null where the client did not say. */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Long topK,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Long seed) {
    public static final Sampling UNSAID = new Sampling(null, null, null, null, null, null);
}
