package io.torouter.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pairs each stream that a client left with the moment at which the upstream lost its caller. The client writes a
 * number into its request, and the mock finds it there. Clients and mock call from their own threads.
 */
final class Aborts {
    /** What stands before the number in a request. */
    static final String MARK = "bench-";

    static final int DIGITS = 8;

    private final Map<Integer, Long> left = new ConcurrentHashMap<>();
    private final Histogram delays = new Histogram();
    private final AtomicInteger made = new AtomicInteger();
    private int seen;

    /** Called before the client closes, so that the upstream cannot be earlier. */
    void left(int number) {
        made.incrementAndGet();
        left.put(number, System.nanoTime());
    }

    /** An upstream stream ended before it was complete. */
    synchronized void upstreamClosed(int number) {
        var since = left.remove(number);
        if (since != null) {
            delays.add(System.nanoTime() - since);
            seen++;
        }
    }

    int made() {
        return made.get();
    }

    /** How many were seen upstream. */
    synchronized int seen() {
        return seen;
    }

    synchronized double delayNanos(double share) {
        return delays.quantile(share);
    }
}
