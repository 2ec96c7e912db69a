package io.torouter.router.selection;

import io.torouter.snapshot.ChannelLimits;

/** Counts one channel's running attempts and those begun in the current and the last minute. */
final class Meter {
    private static final long MINUTE_MILLIS = 60_000;

    private int running;
    private long minute;
    private int begun;
    private int begunBefore;

    /**
     * A sliding minute, estimated from two fixed ones: the last counts by the share of it that the window still covers.
     */
    synchronized boolean admits(ChannelLimits limits, long nowMillis) {
        roll(nowMillis);
        if (limits.concurrency() > 0 && running >= limits.concurrency()) {
            return false;
        }
        double share = 1.0 - (double) (nowMillis % MINUTE_MILLIS) / MINUTE_MILLIS;
        return limits.rpm() == 0 || begun + begunBefore * share < limits.rpm();
    }

    synchronized void started(long nowMillis) {
        roll(nowMillis);
        running++;
        begun++;
    }

    synchronized void ended() {
        running = Math.max(0, running - 1);
    }

    private void roll(long nowMillis) {
        long now = nowMillis / MINUTE_MILLIS;
        if (now != minute) {
            begunBefore = now == minute + 1 ? begun : 0;
            begun = 0;
            minute = now;
        }
    }
}
