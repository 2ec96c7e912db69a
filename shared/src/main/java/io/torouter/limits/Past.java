package io.torouter.limits;

import java.util.List;

/**
 * What was used before anybody counted here, as the ledger knows it.
 *
 * @param spentNanos in all time
 * @param uses of the last seven days, the earliest first
 */
public record Past(long spentNanos, List<Use> uses) {
    public static final Past NOTHING = new Past(0, List.of());

    public Past {
        uses = List.copyOf(uses);
    }

    /**
     * What was used at one time.
     *
     * @param moment the latest that it can have been; milliseconds of a wall clock
     */
    public record Use(long moment, long requests, long tokens) {}

    /** The state of a subject with such a past. */
    public LimitState state(Limits limits, long now) {
        var state = LimitState.NEW;
        for (var use : uses) {
            long moment = Math.min(use.moment(), now);
            state = state.at(Math.max(moment, state.moment())).used(amounts(use), limits);
        }
        var recent = state.at(Math.max(now, state.moment()));
        return new LimitState(recent.moment(), spentNanos, recent.uses(), recent.leases());
    }

    private static Amounts amounts(Use use) {
        return new Amounts(use.requests(), use.tokens(), 0, 0);
    }
}
