package io.torouter.limits;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a subject of limits (a key, an account) has used and what is reserved for it: the one truth of its limits.
 * Immutable.
 *
 * <p>Amounts go one way: free → leased by a {@link Claim} → used, or free again when the holder does not keep them or
 * is silent for {@link #LEASE_MILLIS}. What is given is never more than what is free.
 *
 * @param moment of the last step; milliseconds of a wall clock
 * @param spentNanos in all time
 * @param uses within the windows; those without use are left out
 * @param leases by holder
 * @param countedSince what began before this moment is owed by a {@link Past} that was not known yet; {@link #ALWAYS}
 *     where all is counted
 */
public record LimitState(
        long moment, long spentNanos, Map<Limit, UseLog> uses, Map<String, Lease> leases, long countedSince) {
    /** A holder that says nothing for so long holds nothing any more. */
    public static final long LEASE_MILLIS = 15_000;

    public static final long ALWAYS = Long.MIN_VALUE;

    public static final LimitState NEW = new LimitState(Long.MIN_VALUE, 0, Map.of(), Map.of(), ALWAYS);

    /**
     * What a holder holds.
     *
     * @param sequence of its last claim
     * @param until when it ends by itself
     */
    public record Lease(long sequence, Amounts amounts, long until) {}

    /** Where a claim leads. */
    public record Step(LimitState state, Grant grant) {}

    public LimitState {
        uses = Map.copyOf(uses);
        leases = Map.copyOf(leases);
    }

    /**
     * What a claim gets.
     *
     * @param known null for a subject that is new
     * @param past what a new one begins with, or an old one owed; null to leave it as it is
     * @return null for a new one without a past
     */
    public static @Nullable Step step(@Nullable LimitState known, Claim claim, @Nullable Past past, long now) {
        if (known == null) {
            return past == null ? null : past.state(claim.limits(), now).claim(claim, now);
        }
        return (past == null ? known : known.at(now).recalled(past, claim.limits())).claim(claim, now);
    }

    /** What a claim gets. Of two with the same number the second counts no use again. */
    public Step claim(Claim claim, long now) {
        var current = at(now);
        var lease = current.leases.get(claim.holder());
        if (lease != null && claim.sequence() < lease.sequence()) {
            return new Step(current, Grant.NOTHING);
        }
        boolean counted = lease != null && claim.sequence() == lease.sequence();
        var settled = counted ? current : current.used(claim.used(), claim.limits());
        return new Granting(settled, claim).step();
    }

    /**
     * The same, later: what left the windows is gone, and so are leases that ended.
     *
     * <p>A clock that went back takes everything with it: no time has passed then.
     */
    public LimitState at(long now) {
        if (now < moment) {
            return earlier(moment - now);
        }
        var recent = new EnumMap<Limit, UseLog>(Limit.class);
        uses.forEach((limit, log) -> keep(recent, limit, log.since(now - limit.spanMillis())));
        var running = new HashMap<>(leases);
        running.values().removeIf(lease -> lease.until() <= now);
        return new LimitState(now, spentNanos, recent, running, countedSince);
    }

    private static void keep(Map<Limit, UseLog> uses, Limit limit, UseLog log) {
        if (!log.isEmpty()) {
            uses.put(limit, log);
        }
    }

    private LimitState earlier(long millis) {
        var moved = new EnumMap<Limit, UseLog>(Limit.class);
        uses.forEach((limit, log) -> moved.put(limit, log.earlier(millis)));
        var leased = new HashMap<String, Lease>();
        leases.forEach((holder, lease) -> leased.put(holder, earlier(lease, millis)));
        return new LimitState(moment - millis, spentNanos, moved, leased, countedSince);
    }

    private static Lease earlier(Lease lease, long millis) {
        return new Lease(lease.sequence(), lease.amounts(), lease.until() - millis);
    }

    /** With more use, at the moment of this state. */
    LimitState used(Amounts amounts, Limits limits) {
        if (amounts.isNone()) {
            return this;
        }
        var more = new EnumMap<Limit, UseLog>(Limit.class);
        more.putAll(uses);
        for (var limit : Limit.values()) {
            if (limit.isWindow() && limit.of(limits) > 0) {
                keep(more, limit, use(limit).plus(moment, limit.of(amounts), grain(limit.of(limits))));
            }
        }
        return new LimitState(moment, sum(spentNanos, amounts.nanos()), more, leases, countedSince);
    }

    /** The same with the past that it owes; itself where it owes none, or the past is still not known. */
    public LimitState recalled(Past past, Limits limits) {
        if (countedSince == ALWAYS || !past.known()) {
            return this;
        }
        var before = past.state(limits, moment);
        var all = new EnumMap<Limit, UseLog>(Limit.class);
        all.putAll(uses);
        before.uses.forEach((limit, log) -> all.put(limit, log.then(use(limit))));
        return new LimitState(moment, sum(spentNanos, before.spentNanos), all, leases, ALWAYS);
    }

    private static long sum(long one, long other) {
        return Math.min(one + other, Limit.MOST);
    }

    private static long grain(long limit) {
        return limit / Granting.PARTS;
    }

    UseLog use(Limit limit) {
        return uses.getOrDefault(limit, UseLog.EMPTY);
    }

    /** How much of a limit is used. Requests under way are leased, not used. */
    public long used(Limit limit) {
        return limit == Limit.SPEND ? spentNanos : use(limit).total();
    }

    LimitState with(String holder, Lease lease) {
        var others = new HashMap<>(leases);
        others.put(holder, lease);
        return new LimitState(moment, spentNanos, uses, others, countedSince);
    }

    /** What all holders hold together. */
    public Amounts leased() {
        var sum = Amounts.NONE;
        for (var lease : leases.values()) {
            sum = sum.plus(lease.amounts());
        }
        return sum;
    }

    /** Whether it says nothing that a new one does not say. */
    public boolean isBlank() {
        return spentNanos == 0 && uses.isEmpty() && leases.isEmpty();
    }
}
