package io.torouter.limits;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** The book of a process by itself: claims on subjects that are known are answered at once, on the caller's thread. */
public final class LocalBook implements LimitBook {
    private final ConcurrentMap<String, LimitState> states = new ConcurrentHashMap<>();
    private final RecallingBook recalling;
    private final LongSupplier wallMillis;

    public LocalBook(PastUse past, LongSupplier wallMillis) {
        this.recalling = new RecallingBook(this::step, past);
        this.wallMillis = wallMillis;
    }

    @Override
    public CompletionStage<Grant> claim(String subject, Claim claim) {
        return recalling.claim(subject, claim);
    }

    @Override
    public CompletionStage<@Nullable LimitState> look(String subject) {
        return CompletableFuture.completedFuture(states.get(subject));
    }

    private CompletionStage<@Nullable Grant> step(String subject, Claim claim, @Nullable Past past) {
        var grant = new @Nullable Grant[1];
        states.compute(
                subject,
                (_, known) -> {
                    var step = LimitState.step(known, claim, past, wallMillis.getAsLong());
                    grant[0] = step == null ? null : step.grant();
                    return step == null ? null : step.state();
                });
        return CompletableFuture.completedFuture(grant[0]);
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
