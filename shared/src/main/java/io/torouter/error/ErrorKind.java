package io.torouter.error;

/** What an error means to a client, before a dialect gives it its own word. */
public enum ErrorKind {
    AUTHENTICATION,
    PERMISSION,
    INVALID_REQUEST,
    NOT_FOUND,
    TOO_LARGE,
    RATE_LIMIT,
    UNAVAILABLE,
    TIMEOUT,
    INTERNAL
}
