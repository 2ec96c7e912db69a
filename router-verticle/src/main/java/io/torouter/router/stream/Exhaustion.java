package io.torouter.router.stream;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.router.health.Hold;

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

    /** All channels carry as much as they may. */
    static GatewayError full() {
        return new GatewayError(
                ErrorCode.NONE_ELIGIBLE, "every channel for this model is at its limit", DEFAULT_RETRY_SECONDS);
    }

    /**
     * Channels are left alone.
     *
     * @param first which of them ends first
     */
    static GatewayError held(Hold first) {
        var why =
                switch (first.reason()) {
                    case FAILURES -> "their upstreams failed again and again";
                    case RATE_LIMITED -> "their upstreams asked to wait";
                    case CREDENTIAL_REFUSED -> "their upstreams refused the gateway's credentials";
                };
        int seconds = Math.toIntExact(Math.ceilDiv(first.millis(), 1000L));
        return new GatewayError(
                ErrorCode.NONE_ELIGIBLE, "no channel for this model is in use at the moment: " + why, seconds);
    }

    /** All that could be tried failed. */
    static GatewayError error(int attempts, boolean timedOut, @Nullable Rejection last) {
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
