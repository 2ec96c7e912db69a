package io.torouter.simulator.exchange;

import org.jspecify.annotations.Nullable;

/**
 * An error, before a vendor gives it its shape.
 *
 * @param param the field of the request that is wrong; null where it is not about one
 * @param code the vendor's code where it is not the usual one for the status; null for the usual one
 */
public record Refusal(
        int status, String message, @Nullable String param, @Nullable String code, int retryAfterSeconds) {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int RATE_LIMITED = 429;
    private static final int UNAVAILABLE = 503;
    private static final int OVERLOADED = 529;

    /** The error that a script asks for. */
    public static Refusal scripted(int status, int retryAfterSeconds) {
        var code = status == NOT_FOUND ? "model_not_found" : null;
        return new Refusal(status, usualMessage(status), null, code, retryAfterSeconds);
    }

    public static Refusal badRequest(String message, @Nullable String param) {
        return new Refusal(400, message, param, null, 0);
    }

    public static Refusal notFound(String message) {
        return new Refusal(NOT_FOUND, message, null, null, 0);
    }

    private static String usualMessage(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "The simulator pretends that this credential is not valid.";
            case RATE_LIMITED -> "The simulator pretends that the rate limit is reached.";
            case UNAVAILABLE, OVERLOADED -> "The simulator pretends to be overloaded.";
            default -> "The simulator was told to fail with status " + status + ".";
        };
    }
}
