package io.torouter.limits;

import java.util.Arrays;
import java.util.List;

/**
 * How far one limit is used.
 *
 * @param most what it allows
 * @param used of it; of concurrency, what is under way or given ahead
 */
public record Meter(Limit limit, long most, long used) {
    public long left() {
        return Math.max(0, most - used);
    }

    /** Of each limit that there is, in their order. */
    public static List<Meter> of(LimitState state, Limits limits, long now) {
        var current = state.at(now);
        long underWay = current.leased().slots();
        return Arrays.stream(Limit.values())
                .filter(limit -> limit.of(limits) > 0)
                .map(limit ->
                        new Meter(limit, limit.of(limits), limit == Limit.CONCURRENCY ? underWay : current.used(limit)))
                .toList();
    }
}
