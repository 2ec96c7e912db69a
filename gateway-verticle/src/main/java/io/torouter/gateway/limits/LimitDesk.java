package io.torouter.gateway.limits;

import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitBook;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.PastUnknown;
import io.torouter.limits.Subject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The limits of all keys and accounts at one edge instance. Confined to its event loop.
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
    private final Map<String, Leases> byKey = new HashMap<>();
    private final Map<String, Leases> byAccount = new HashMap<>();
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
    public Leases of(String key, Limits limits) {
        var leases = byKey.computeIfAbsent(key, id -> new Leases(new Subject.Key(id), this));
        leases.limitedTo(limits, false);
        return leases;
    }

    /**
     * The leases of an account, of the credit that it has now.
     *
     * @param creditNanos nanodollars that were paid in advance in all
     */
    public Leases ofAccount(String account, long creditNanos) {
        var leases = byAccount.computeIfAbsent(account, id -> new Leases(new Subject.Account(id), this));
        leases.limitedTo(Limits.ofCredit(creditNanos), creditNanos == 0);
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

    /**
     * How a subject stands.
     *
     * @param then is told on the event loop; null where nobody can say
     */
    public void look(Subject subject, Limits limits, Consumer<@Nullable LimitState> then) {
        parts.book().begun(subject.text(), limits).whenCompleteAsync((state, _) -> then.accept(state), parts.loop());
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
            round(byKey.values(), now);
            round(byAccount.values(), now);
        }
        if (!changed.isEmpty() && !isUnreachable()) {
            var untold = List.copyOf(changed);
            changed.clear();
            untold.forEach(Leases::tell);
        }
    }

    private static void round(Collection<Leases> all, long now) {
        all.removeIf(leases -> leases.isOver(now));
        all.forEach(leases -> leases.look(now));
    }

    /** Gives back what is held and tells what was used. */
    public CompletionStage<?> close() {
        var told = new ArrayList<CompletableFuture<?>>();
        byKey.values().forEach(leases -> told.add(leases.close().toCompletableFuture()));
        byAccount.values().forEach(leases -> told.add(leases.close().toCompletableFuture()));
        return CompletableFuture.allOf(told.toArray(CompletableFuture[]::new));
    }

    CompletionStage<Grant> last(String subject, Claim claim) {
        return ask(subject, claim);
    }
}
