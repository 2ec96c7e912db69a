package io.torouter.gateway.limits;

import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitBook;
import io.torouter.limits.Limits;
import io.torouter.limits.PastUnknown;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The limits of all keys at one edge instance. Confined to its event loop.
 *
 * <p>Requests are admitted from leases: at once where one has enough left, else when the {@link LimitBook} answers.
 * What was used is told within {@link #TICK_MILLIS}; what is ahead and not needed goes back after a second.
 */
public final class LimitDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LimitDesk.class);

    /** How often {@link #tick} wants to be called. */
    public static final long TICK_MILLIS = 100;

    private static final long ROUND_MILLIS = 1_000;

    private final Parts parts;
    private final Map<String, Leases> bySubject = new HashMap<>();
    private final Set<Leases> changed = new LinkedHashSet<>();
    private long nextRound;
    private long unreachableUntil = Long.MIN_VALUE;

    /**
     * What a desk works with.
     *
     * @param holder names the desk among all of the cluster
     * @param loop runs what it is given on the desk's event loop; where the book answers at once, on the spot
     * @param millis a monotonic clock
     * @param allowsUnreachable whether requests go on while the book cannot be reached
     */
    public record Parts(LimitBook book, String holder, Executor loop, LongSupplier millis, boolean allowsUnreachable) {}

    public LimitDesk(Parts parts) {
        this.parts = parts;
    }

    /** The leases of a key, under the limits that it has now. */
    public Leases of(String subject, Limits limits) {
        var leases = bySubject.computeIfAbsent(subject, name -> new Leases(name, this));
        leases.limitedTo(limits);
        return leases;
    }

    String holder() {
        return parts.holder();
    }

    long now() {
        return parts.millis().getAsLong();
    }

    boolean allowsUnreachable() {
        return parts.allowsUnreachable();
    }

    /** Whether the book did not answer a moment ago: nobody waits for it then. */
    boolean isUnreachable() {
        return now() < unreachableUntil;
    }

    void claim(String subject, Claim claim, BiConsumer<@Nullable Grant, @Nullable Throwable> then) {
        ask(subject, claim).whenCompleteAsync((grant, fault) -> heard(grant, fault, then), parts.loop());
    }

    private CompletionStage<Grant> ask(String subject, Claim claim) {
        try {
            return parts.book().claim(subject, claim);
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private void heard(
            @Nullable Grant grant, @Nullable Throwable fault, BiConsumer<@Nullable Grant, @Nullable Throwable> then) {
        if (fault != null && !isOfOneSubject(fault)) {
            if (!isUnreachable()) {
                LOG.warn("the limits of keys cannot be reached: {}", fault.toString());
            }
            unreachableUntil = now() + LimitBook.PATIENCE_MILLIS;
        }
        then.accept(grant, fault);
    }

    private static boolean isOfOneSubject(Throwable fault) {
        return fault instanceof PastUnknown || fault.getCause() instanceof PastUnknown;
    }

    void changed(Leases leases) {
        changed.add(leases);
    }

    void telling(Leases leases) {
        changed.remove(leases);
    }

    /** Tells the book what changed; now and then, gives back what is ahead and renews what is held. */
    public void tick() {
        long now = now();
        if (now >= nextRound) {
            nextRound = now + ROUND_MILLIS;
            bySubject.values().removeIf(leases -> leases.isOver(now));
            bySubject.values().forEach(leases -> leases.look(now));
        }
        if (!changed.isEmpty() && !isUnreachable()) {
            var untold = List.copyOf(changed);
            changed.clear();
            untold.forEach(Leases::tell);
        }
    }

    /** Gives back what is held and tells what was used. */
    public CompletionStage<?> close() {
        var told = new ArrayList<CompletableFuture<?>>();
        bySubject.values().forEach(leases -> told.add(leases.close().toCompletableFuture()));
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    }

    CompletionStage<Grant> last(String subject, Claim claim) {
        return ask(subject, claim);
    }
}
