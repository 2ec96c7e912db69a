package io.torouter.router.stream;

import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.snapshot.Timeouts;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moments of one request, and what is due because of them. All times are of one monotonic clock, in nanoseconds.
 *
 * <p>A router looks at all its streams every {@link #TICK_MILLIS} instead of setting timers for each: a deadline is met
 * to within that much, and a stream costs no timer. Nor does a piece of an answer cost a look at the clock: silence
 * begins with the first {@link #look} behind the last one, and is noticed to within twice that much.
 *
 * <p>An answer that has begun may be left alone for the {@link #rest}, a small part of its nearest limit, where that is
 * longer: thousands of slow streams have left the processor's caches when their turn comes.
 */
final class StreamTimes {
    static final long TICK_MILLIS = 100;
    private static final int LIMIT_TO_REST = 16;
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PREAMBLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(1);
    private final long startedAt;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private long attemptAt;
    private long firstByteAt;
    private long meaningfulAt;
    private long lastByteAt;
    private long lastCommentAt;
    private boolean heard;
    private boolean timedOut;

    StreamTimes(long now) {
        startedAt = now;
    }

    void attemptStarted(long now, Timeouts ofChannel) {
        timeouts = ofChannel;
        attemptAt = now;
        firstByteAt = 0;
        meaningfulAt = 0;
        lastByteAt = now;
        lastCommentAt = now;
        heard = false;
    }

    /** The answer has begun. */
    void answered(long now) {
        if (firstByteAt == 0) {
            firstByteAt = now;
        }
        lastByteAt = now;
    }

    /** The answer goes on. */
    void received() {
        heard = true;
    }

    /** Comes before the questions of what is due. */
    void look(long now) {
        if (heard) {
            lastByteAt = now;
            heard = false;
        }
    }

    /** Whether nothing came yet that the client waits for. */
    boolean isBeginning() {
        return meaningfulAt == 0;
    }

    /** Something came that the client waits for: from here on silence is measured, not the wait for a beginning. */
    void meaningful(long now) {
        if (meaningfulAt == 0) {
            meaningfulAt = now;
        }
    }

    void commented(long now) {
        lastCommentAt = now;
    }

    /** Whether the attempt has only just begun, so that no upstream can have done much for it. */
    boolean isYoung(long now) {
        return now - attemptAt < YOUNG_NANOS;
    }

    void ended(AttemptOutcome outcome) {
        timedOut = outcome == AttemptOutcome.TIMED_OUT;
    }

    /** Whether the last attempt ended by a timeout. */
    boolean timedOut() {
        return timedOut;
    }

    boolean isOverTotal(long now) {
        return now - startedAt > timeouts.total().toNanos();
    }

    /** The same in words for the client; null within the time. */
    @Nullable String expiredTotal(long now) {
        return isOverTotal(now) ? "the request took longer than " + timeouts.total().toSeconds() + " s" : null;
    }

    /** What has taken too long, in words for the client; null if nothing has. */
    @Nullable String expired(long now) {
        if (isOverTotal(now)) {
            return expiredTotal(now);
        }
        if (meaningfulAt == 0) {
            return now - attemptAt > timeouts.firstEvent().toNanos()
                    ? "the upstream did not answer within " + timeouts.firstEvent().toMillis() + " ms"
                    : null;
        }
        return now - lastByteAt > timeouts.idle().toNanos()
                ? "the upstream was silent for " + timeouts.idle().toMillis() + " ms"
                : null;
    }

    /** Whether an answer has begun so long ago that the client should see its beginning. */
    boolean preambleIsOld(long now) {
        return firstByteAt != 0 && now - firstByteAt > PREAMBLE_NANOS;
    }

    boolean isSilent(long now, Duration limit) {
        return limit.isPositive() && now - Math.max(lastByteAt, lastCommentAt) > limit.toNanos();
    }

    /**
     * How long an answer that has begun needs no look.
     *
     * @param comment silence after which a stream gets a sign of life; zero for never
     */
    long rest(Duration comment) {
        long shortest = Math.min(timeouts.idle().toNanos(), timeouts.total().toNanos());
        long limit = comment.isPositive() ? Math.min(shortest, comment.toNanos()) : shortest;
        return Math.min(limit / LIMIT_TO_REST, LONGEST_REST_NANOS);
    }

    /** From the start of the request to that of the attempt. */
    long attemptStartMicros() {
        return TimeUnit.NANOSECONDS.toMicros(attemptAt - startedAt);
    }

    /** From the start of the attempt to the head of its answer; 0 if none came. */
    long firstByteMicros() {
        return firstByteAt == 0 ? 0 : TimeUnit.NANOSECONDS.toMicros(firstByteAt - attemptAt);
    }

    /** How long the attempt has been under way. */
    long attemptMicros(long now) {
        return TimeUnit.NANOSECONDS.toMicros(now - attemptAt);
    }

    long firstEventMicros() {
        return meaningfulAt == 0 ? 0 : TimeUnit.NANOSECONDS.toMicros(meaningfulAt - attemptAt);
    }
}
