package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How probable a token was.
 *
 * @param bytes its UTF-8; null where the vendor does not say
 * @param top the likeliest tokens in its place; their own lists are empty
 */
public record TokenLogprob(String token, double logprob, @Nullable List<Integer> bytes, List<TokenLogprob> top) {
    public TokenLogprob {
        top = List.copyOf(top);
        bytes = bytes == null ? null : List.copyOf(bytes);
    }
}
