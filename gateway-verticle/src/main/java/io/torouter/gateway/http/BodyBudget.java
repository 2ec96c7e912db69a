package io.torouter.gateway.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of request bodies the node holds, all edges together. What does not fit is refused, so that no number
 * of large requests at once fills the heap.
 */
public final class BodyBudget {
    private final long maxBytes;
    private final AtomicLong held = new AtomicLong();

    public BodyBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @return false if there is no room now; nothing is taken then
     */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) > maxBytes) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(long bytes) {
        held.addAndGet(-bytes);
    }

    public long heldBytes() {
        return held.get();
    }
}
