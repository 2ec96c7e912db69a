package io.torouter.limits;

import java.util.concurrent.CompletionStage;

/** Keeps the one state of every subject of limits. Safe for use by many threads. */
@FunctionalInterface
public interface LimitBook {
    /**
     * Makes a claim on a subject's limits.
     *
     * @param subject names it for ever
     * @return fails when the book cannot be reached within {@link #PATIENCE_MILLIS}, and then nobody knows whether the
     *     claim was heard
     */
    CompletionStage<Grant> claim(String subject, Claim claim);

    long PATIENCE_MILLIS = 1_000;
}
