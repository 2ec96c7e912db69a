package io.torouter.limits;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How a book comes to know subjects: one that is not there begins with its past; where that is unknown, it begins
 * without, and the past is counted as soon as somebody knows it. Safe for use by many threads.
 */
public final class RecallingBook {
    private static final String RECALLER = "past";

    private final Entries entries;
    private final PastUse past;
    private final Set<String> recalling = ConcurrentHashMap.newKeySet();

    /** The states of a book. */
    @FunctionalInterface
    public interface Entries {
        /**
         * Makes a claim on the state of a subject.
         *
         * @param past what it begins with where it is not there, or was owed; null to leave it as it is
         * @return null where the subject is not there and comes without a past
         */
        CompletionStage<@Nullable Grant> step(String subject, Claim claim, @Nullable Past past);
    }

    public RecallingBook(Entries entries, PastUse past) {
        this.entries = entries;
        this.past = past;
    }

    /** As {@link LimitBook#claim} does. */
    public CompletionStage<Grant> claim(String subject, Claim claim) {
        return entries.step(subject, claim, null)
                .thenCompose(grant -> grant == null ? first(subject, claim) : known(subject, claim, grant))
                .toCompletableFuture()
                .orTimeout(LimitBook.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Grant> first(String subject, Claim claim) {
        return past.of(subject, PastUse.EVER)
                .thenCompose(its -> entries.step(subject, claim, its))
                .thenApply(grant -> {
                    if (grant == null) {
                        throw new IllegalStateException("a claim with a past was not answered");
                    }
                    return grant;
                });
    }

    private CompletionStage<Grant> known(String subject, Claim claim, Grant grant) {
        if (grant.countedSince() != LimitState.ALWAYS && recalling.add(subject)) {
            recall(subject, claim.limits(), grant.countedSince()).whenComplete((_, _) -> recalling.remove(subject));
        }
        return CompletableFuture.completedFuture(grant);
    }

    private CompletionStage<@Nullable Grant> recall(String subject, Limits limits, long since) {
        return past.of(subject, since)
                .thenCompose(its ->
                        its.known()
                                ? entries.step(subject, Claim.nothing(RECALLER, limits), its)
                                : CompletableFuture.<@Nullable Grant>completedFuture(null));
    }
}
