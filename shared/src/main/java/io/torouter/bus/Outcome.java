package io.torouter.bus;

/** How a request ended. */
public enum Outcome {
    COMPLETED,
    UPSTREAM_ERROR,
    TRUNCATED,
    TIMED_OUT,
    CANCELLED,
    REFUSED,
    ROUTER_LOST,
    INTERNAL_ERROR
}
