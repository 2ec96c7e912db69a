package io.torouter.gateway.stream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests the node's edges are serving, and what credit a new one may start with: a share of a fixed part of
 * the heap, so that many clients that stop reading at once cannot fill it.
 */
public final class OpenStreams {
    static final int START_WINDOW_BYTES = 64 * 1024;
    static final int MAX_WINDOW_BYTES = 512 * 1024;
    private static final int MIN_WINDOW_BYTES = 8 * 1024;

    private final AtomicInteger open = new AtomicInteger();
    private final long budgetBytes;

    /**
     * @param budgetBytes of answers on their way to clients, all together
     */
    public OpenStreams(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    public int count() {
        return open.get();
    }

    /** Counts one more and says its first credit in bytes. */
    int opened() {
        long share = budgetBytes / open.incrementAndGet();
        return Math.clamp(share, MIN_WINDOW_BYTES, START_WINDOW_BYTES);
    }

    /** By how many bytes a window may grow: to its double, as long as all streams could have as much. */
    int growth(int window) {
        int most = Math.clamp(budgetBytes / Math.max(1, open.get()), window, Math.max(window, MAX_WINDOW_BYTES));
        return Math.min(window, most - window);
    }

    void closed() {
        open.decrementAndGet();
    }
}
