package io.torouter.router.health;

import io.torouter.health.CooldownReason;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one model at one channel, or of the channel as a whole, since something went wrong there. Immutable:
 * every event makes the next. Times are milliseconds of a monotonic clock.
 *
 * <pre>
 * closed → open → half open → closed, or open again and longer
 * </pre>
 *
 * Closed it counts; open it keeps requests away until a time; half open it lets one through and learns from it.
 *
 * @param failuresInARow since the last success, while closed
 * @param openings without a success between them
 * @param reason null while closed
 * @param trying whether one was let through, half open
 */
record Breaker(
        Tally tally,
        int failuresInARow,
        int openings,
        long openUntil,
        @Nullable CooldownReason reason,
        boolean trying) {
    /** Failures that open it: in a row, or in the tally's window where they are at least half. */
    static final int FAILURES = 5;

    static final long SHORTEST_MILLIS = 5_000;
    static final long LONGEST_MILLIS = 60_000;

    /** Credentials do not mend themselves. */
    static final long SHORTEST_DENIED_MILLIS = 60_000;

    static final long LONGEST_DENIED_MILLIS = 900_000;

    /** However long an upstream asks to wait. */
    static final long LONGEST_WAIT_MILLIS = 300_000;

    private static final int FORGOTTEN_WINDOWS = 20;
    private static final int MOST_DOUBLINGS = 10;

    static Breaker closed(long now) {
        return new Breaker(Tally.at(now), 0, 0, now, null, false);
    }

    boolean isOpen(long now) {
        return reason != null && openUntil - now > 0;
    }

    boolean isHalfOpen(long now) {
        return reason != null && openUntil - now <= 0;
    }

    /** What keeps requests away; null if one may go. */
    @Nullable Hold hold(long now) {
        if (reason == null || (isHalfOpen(now) && !trying)) {
            return null;
        }
        return new Hold(reason, isOpen(now) ? openUntil - now : SHORTEST_MILLIS);
    }

    /** An attempt begins. */
    Breaker begun(long now) {
        return isHalfOpen(now) ? new Breaker(tally, failuresInARow, openings, openUntil, reason, true) : this;
    }

    /** An attempt that was let through told nothing. */
    Breaker givenUp() {
        return trying ? new Breaker(tally, failuresInARow, openings, openUntil, reason, false) : this;
    }

    /** The upstream has begun to answer well; how the answer ends, is counted when it has ended. */
    Breaker answered(long now) {
        return isHalfOpen(now) ? closed(now) : this;
    }

    /** What ends while it is open was begun before, and is no news. */
    Breaker served(long now) {
        if (isOpen(now)) {
            return this;
        }
        return isHalfOpen(now) ? closed(now) : new Breaker(tally.with(false, now), 0, 0, openUntil, null, false);
    }

    Breaker failed(long now) {
        if (isOpen(now)) {
            return this;
        }
        if (isHalfOpen(now)) {
            return opened(CooldownReason.FAILURES, doubled(SHORTEST_MILLIS, LONGEST_MILLIS), now);
        }
        var counted = new Breaker(tally.with(true, now), failuresInARow + 1, 0, openUntil, null, false);
        boolean trips = counted.failuresInARow >= FAILURES || counted.tally.isBad(FAILURES, now);
        return trips ? counted.opened(CooldownReason.FAILURES, SHORTEST_MILLIS, now) : counted;
    }

    /** The upstream asks to wait. */
    Breaker busy(long millis, long now) {
        long wait = Math.min(millis, LONGEST_WAIT_MILLIS);
        return isOpen(now) && openUntil - now >= wait ? this : opened(CooldownReason.RATE_LIMITED, wait, now);
    }

    Breaker denied(long now) {
        boolean known = isOpen(now) && reason == CooldownReason.CREDENTIAL_REFUSED;
        return known
                ? this
                : opened(
                        CooldownReason.CREDENTIAL_REFUSED, doubled(SHORTEST_DENIED_MILLIS, LONGEST_DENIED_MILLIS), now);
    }

    /** Another node says so. */
    Breaker told(CooldownReason why, long millis, long now) {
        boolean known = isOpen(now) && openUntil - now >= millis;
        return known ? this : new Breaker(tally, failuresInARow, openings, now + millis, why, false);
    }

    /** Whether there is nothing left to remember; what nobody tried again for long is not worth a place either. */
    boolean isForgotten(long now) {
        return reason != null
                ? now - openUntil > FORGOTTEN_WINDOWS * Tally.WINDOW_MILLIS
                : tally.isOlderThan(failuresInARow == 0 ? 1 : FORGOTTEN_WINDOWS, now);
    }

    private Breaker opened(CooldownReason why, long millis, long now) {
        return new Breaker(Tally.at(now), 0, openings + 1, now + millis, why, false);
    }

    private long doubled(long shortest, long longest) {
        return Math.min(shortest << Math.min(openings, MOST_DOUBLINGS), longest);
    }
}
