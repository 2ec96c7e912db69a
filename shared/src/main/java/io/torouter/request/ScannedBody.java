package io.torouter.request;

/**
 * What a body says.
 *
 * @param maxOutput how many tokens its answer may have; 0 where it does not say
 */
public record ScannedBody(RequestFacts facts, long maxOutput) {
    /** Of one that says nothing of its answer. */
    public static ScannedBody of(RequestFacts facts) {
        return new ScannedBody(facts, 0);
    }
}
