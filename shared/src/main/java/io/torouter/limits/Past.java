package io.torouter.limits;

import java.util.List;
import java.util.Map;

/**
 * What was used before anybody counted here, as the ledger knows it.
 *
 * @param known false where nobody can say at the moment; then the rest means nothing
 * @param spentNanos in all time
 * @param uses of the last seven days, the earliest first
 */
public record Past(boolean known, long spentNanos, List<Use> uses) {
    public static final Past NOTHING = new Past(0, List.of());

    /** To be asked for again. */
    public static final Past UNKNOWN = new Past(false, 0, List.of());

    /** Those who wait for the first answer came that much before it, at most. */
    static final long WAITED_MILLIS = 2 * LimitBook.PATIENCE_MILLIS;

    public Past {
        uses = List.copyOf(uses);
    }

    public Past(long spentNanos, List<Use> uses) {
        this(true, spentNanos, uses);
    }

    /**
     * What was used at one time.
     *
     * @param moment the latest that it can have been; milliseconds of a wall clock
     */
    public record Use(long moment, long requests, long tokens) {}

    /** The state of a subject with such a past. */
    public LimitState state(Limits limits, long now) {
        if (!known) {
            return new LimitState(now, 0, Map.of(), Map.of(), now - WAITED_MILLIS);
        }
        var state = LimitState.NEW;
        for (var use : uses) {
            long moment = Math.min(use.moment(), now);
            state = state.at(Math.max(moment, state.moment())).used(amounts(use), limits);
        }
        var recent = state.at(Math.max(now, state.moment()));
        return new LimitState(recent.moment(), spentNanos, recent.uses(), recent.leases(), LimitState.ALWAYS);
    }

    private static Amounts amounts(Use use) {
        return new Amounts(use.requests(), use.tokens(), 0, 0);
    }
}
