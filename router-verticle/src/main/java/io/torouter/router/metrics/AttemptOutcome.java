package io.torouter.router.metrics;

import java.util.Locale;

/** How one attempt at a channel ended. */
public enum AttemptOutcome {
    COMPLETED,
    /** The upstream refused the request itself; no other channel would do better. */
    RETURNED_ERROR,
    AUTHENTICATION,
    RATE_LIMITED,
    SERVER_ERROR,
    CONNECT_FAILED,
    BROKEN,
    TIMED_OUT,
    STREAM_ERROR,
    TRUNCATED,
    CANCELLED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As metrics and logs say it. */
    public String label() {
        return label;
    }

    /** The reason behind a status that sends a request to the next channel. */
    public static AttemptOutcome ofStatus(int status) {
        return switch (status) {
            case 401, 402, 403 -> AUTHENTICATION;
            case 408, 504 -> TIMED_OUT;
            case 409, 425, 429, 529 -> RATE_LIMITED;
            default -> SERVER_ERROR;
        };
    }
}
