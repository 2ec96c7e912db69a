package io.torouter.router.health;

/**
 * Attempts of the current window and of the one before, of which the sliding window still covers a share. Immutable.
 *
 * @param window the current one's number
 */
record Tally(long window, int failed, int all, int failedBefore, int allBefore) {
    static final long WINDOW_MILLIS = 30_000;

    static Tally at(long nowMillis) {
        return new Tally(Math.floorDiv(nowMillis, WINDOW_MILLIS), 0, 0, 0, 0);
    }

    Tally with(boolean failure, long nowMillis) {
        var now = rolled(nowMillis);
        return new Tally(now.window, now.failed + (failure ? 1 : 0), now.all + 1, now.failedBefore, now.allBefore);
    }

    /** Whether at least so many attempts of the last {@link #WINDOW_MILLIS} failed, and half of them all. */
    boolean isBad(int least, long nowMillis) {
        var now = rolled(nowMillis);
        double share = 1.0 - (double) Math.floorMod(nowMillis, WINDOW_MILLIS) / WINDOW_MILLIS;
        double failures = now.failed + now.failedBefore * share;
        return failures >= least && 2 * failures >= now.all + now.allBefore * share;
    }

    /** Whether nothing was counted for that many windows. */
    boolean isOlderThan(int windows, long nowMillis) {
        return Math.floorDiv(nowMillis, WINDOW_MILLIS) - window > windows;
    }

    private Tally rolled(long nowMillis) {
        long now = Math.floorDiv(nowMillis, WINDOW_MILLIS);
        if (now == window) {
            return this;
        }
        return now == window + 1 ? new Tally(now, 0, 0, failed, all) : at(nowMillis);
    }
}
