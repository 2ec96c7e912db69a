package io.torouter.bus;

import java.util.Locale;

/** How a request ended. */
public enum Outcome {
    COMPLETED,
    UPSTREAM_ERROR,
    TRUNCATED,
    TIMED_OUT,
    CANCELLED,
    REFUSED,
    ROUTER_LOST,
    INTERNAL_ERROR;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As logs and metrics say it. */
    public String word() {
        return word;
    }
}
