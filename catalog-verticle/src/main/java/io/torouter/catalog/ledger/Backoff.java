package io.torouter.catalog.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long to wait after a failure: longer each time, up to a bound. Tells of the first failure and of the end. */
final class Backoff {
    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private final String step;
    private long next = FIRST_MILLIS;

    /**
     * @param step what is tried, for the log
     */
    Backoff(String step) {
        this.step = step;
    }

    /** Milliseconds until the next try. */
    long failed(Throwable cause) {
        if (next == FIRST_MILLIS) {
            LOG.warn("{} fails, and is tried until it does not: {}", step, cause.toString());
        }
        long now = next;
        next = Math.min(2 * next, LONGEST_MILLIS);
        return now;
    }

    void succeeded() {
        if (next != FIRST_MILLIS) {
            LOG.info("{} works again", step);
            next = FIRST_MILLIS;
        }
    }
}
