package io.torouter.router.stream;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;

import org.jspecify.annotations.Nullable;

/** What the client is told when no channel is left. */
final class Exhaustion {
    private static final int DEFAULT_RETRY_SECONDS = 1;

    private Exhaustion() {}

    /**
     * Whether the only upstream's own words serve the client better than ours: "slow down" comes with a time to wait
     * and says nothing of our credential.
     */
    static boolean passesOn(int attempts, Answered last) {
        return switch (last.status()) {
            case 429, 529 -> attempts == 1;
            default -> false;
        };
    }

    static GatewayError error(int attempts, boolean timedOut, @Nullable Rejection last) {
        if (attempts == 0) {
            return new GatewayError(
                    ErrorCode.NONE_ELIGIBLE, "every channel for this model is at its limit", DEFAULT_RETRY_SECONDS);
        }
        if (timedOut) {
            return new GatewayError(ErrorCode.TIMED_OUT, "no upstream answered in time; channels tried: " + attempts);
        }
        return new GatewayError(
                ErrorCode.EXHAUSTED,
                "no upstream could serve the request; channels tried: " + attempts + lastStatus(last),
                last == null ? 0 : last.answered().retryAfterSeconds());
    }

    private static String lastStatus(@Nullable Rejection last) {
        return last == null ? "" : "; last refused with status " + last.answered().status();
    }
}
