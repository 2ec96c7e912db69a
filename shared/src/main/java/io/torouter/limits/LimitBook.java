package io.torouter.limits;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the one state of every subject of limits. Safe for use by many threads. */
public interface LimitBook {
    /**
     * Makes a claim on a subject's limits.
     *
     * @param subject names it for ever
     * @return fails when the book cannot be reached within {@link #PATIENCE_MILLIS}, and then nobody knows whether the
     *     claim was heard
     */
    CompletionStage<Grant> claim(String subject, Claim claim);

    /**
     * What is counted for a subject, as of its last claim.
     *
     * @return null where nothing is; fails as claims do
     */
    CompletionStage<@Nullable LimitState> look(String subject);

    /** The same; a subject that nobody touched before begins with its past. */
    default CompletionStage<@Nullable LimitState> begun(String subject, Limits limits) {
        return look(subject)
                .thenCompose(state ->
                        state == null
                                ? claim(subject, Claim.nothing("look", limits)).thenCompose(_ -> look(subject))
                                : CompletableFuture.<@Nullable LimitState>completedFuture(state));
    }

    long PATIENCE_MILLIS = 1_000;
}
