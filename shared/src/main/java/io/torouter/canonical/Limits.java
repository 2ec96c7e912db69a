package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where the answer ends, and how many there are.
 *
 * @param maxOutputTokens reasoning included; null where unsaid
 * @param stop texts that end the answer
 * @param candidates how many answers; null where unsaid
 * @param logprobs whether the probabilities of tokens are wanted
 * @param topLogprobs how many alternatives for each token; null where unsaid
 */
public record Limits(
        @Nullable Long maxOutputTokens,
        List<String> stop,
        @Nullable Integer candidates,
        boolean logprobs,
        @Nullable Integer topLogprobs) {
    public static final Limits UNSAID = new Limits(null, List.of(), null, false, null);

    public Limits {
        stop = List.copyOf(stop);
    }
}
