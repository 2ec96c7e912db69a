package io.torouter.gateway.http;

/** Does things later, on the same event loop. */
@FunctionalInterface
public interface Delay {
    /**
     * @param millis at least 1
     */
    void run(long millis, Runnable action);
}
