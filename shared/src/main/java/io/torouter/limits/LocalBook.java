package io.torouter.limits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The book of a process by itself: claims on subjects that are known are answered at once, on the caller's thread. */
public final class LocalBook implements LimitBook {
    private final ConcurrentMap<String, LimitState> states = new ConcurrentHashMap<>();
    private final PastUse past;
    private final LongSupplier wallMillis;

    public LocalBook(PastUse past, LongSupplier wallMillis) {
        this.past = past;
        this.wallMillis = wallMillis;
    }

    @Override
    public CompletionStage<Grant> claim(String subject, Claim claim) {
        return states.containsKey(subject)
                ? CompletableFuture.completedFuture(step(subject, claim, Past.NOTHING))
                : past.of(subject)
                        .thenApply(its -> step(subject, claim, its))
                        .toCompletableFuture()
                        .copy()
                        .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Grant step(String subject, Claim claim, Past its) {
        var grant = new Grant[1];
        states.compute(
                subject,
                (_, known) -> {
                    long now = wallMillis.getAsLong();
                    var state = known == null ? its.state(claim.limits(), now) : known;
                    var step = state.claim(claim, now);
                    grant[0] = step.grant();
                    return step.state();
                });
        return grant[0];
    }

    /** Forgets the subjects of which there is nothing to know any more. */
    public void sweep() {
        long now = wallMillis.getAsLong();
        states.forEach((subject, state) -> {
            if (state.at(now).isBlank()) {
                states.remove(subject, state);
            }
        });
    }

    /** How many subjects it knows. */
    public int size() {
        return states.size();
    }
}
