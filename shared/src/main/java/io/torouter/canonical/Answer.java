package io.torouter.canonical;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A whole answer.
 *
 * @param id the upstream's own; null where it has none
 * @param model the upstream's own name of it; null where it does not say
 * @param usage null where the upstream did not report it
 * @param serviceTier null where the upstream does not say
 */
public record Answer(
        @Nullable String id,
        @Nullable String model,
        List<Candidate> candidates,
        @Nullable Usage usage,
        @Nullable ServiceTier serviceTier,
        Extras extras) {
    public Answer {
        candidates = List.copyOf(candidates);
    }

    /** One of the alternatives a client may ask for; most ask for one. */
    public record Candidate(int index, List<Part> parts, Stop stop, List<TokenLogprob> logprobs, Extras extras) {
        public Candidate {
            parts = List.copyOf(parts);
            logprobs = List.copyOf(logprobs);
        }
    }

    public Answer withCandidates(List<Candidate> other) {
        return new Answer(id, model, other, usage, serviceTier, extras);
    }
}
