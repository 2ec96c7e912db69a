package io.torouter.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in another thread. */
public final class Eventually {
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private Eventually() {}

    /** Returns as soon as the condition holds; fails the test when it does not within {@code limit}. */
    public static void holds(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
