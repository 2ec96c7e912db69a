package io.torouter.gateway.limits;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.limits.Grant;
import io.torouter.limits.Limit;
import io.torouter.limits.Subject;

/** What clients are told of limits. */
final class LimitErrors {
    private static final int SOON_SECONDS = 1;

    static final GatewayError UNREACHABLE =
            new GatewayError(
                    ErrorCode.NONE_ELIGIBLE, "the limits of the API key cannot be checked at the moment", SOON_SECONDS);

    private LimitErrors() {}

    static GatewayError of(Subject subject, Grant.Refused reason) {
        return new GatewayError(code(subject, reason), message(subject, reason), seconds(reason.waitMillis()));
    }

    /** Whether trying again soon is of no use. */
    static boolean isSticky(Subject subject, Grant.Refused reason) {
        return code(subject, reason).isSticky();
    }

    private static ErrorCode code(Subject subject, Grant.Refused reason) {
        if (reason.pressed()) {
            return ErrorCode.RATE_LIMIT_EXCEEDED;
        }
        return switch (reason.by()) {
            case SPEND ->
                    subject instanceof Subject.Account
                            ? ErrorCode.INSUFFICIENT_BALANCE
                            : ErrorCode.API_KEY_QUOTA_EXHAUSTED;
            case FIVE_HOURS, DAY, WEEK -> ErrorCode.USAGE_LIMIT_EXCEEDED;
            case REQUESTS, TOKENS, CONCURRENCY -> ErrorCode.RATE_LIMIT_EXCEEDED;
        };
    }

    private static String message(Subject subject, Grant.Refused reason) {
        var what =
                switch (subject) {
                    case Subject.Key _ -> "the API key has reached its limit of " + name(reason.by());
                    case Subject.Account _ -> "the balance of the API key's account is spent";
                };
        return reason.pressed() && reason.by() != Limit.CONCURRENCY ? what + " with the requests under way" : what;
    }

    private static String name(Limit limit) {
        return switch (limit) {
            case SPEND -> "money to spend";
            case FIVE_HOURS -> "requests in 5 hours";
            case DAY -> "requests in 24 hours";
            case WEEK -> "requests in 7 days";
            case REQUESTS -> "requests per minute";
            case TOKENS -> "tokens per minute";
            case CONCURRENCY -> "requests at the same time";
        };
    }

    private static int seconds(long millis) {
        return millis == Grant.NEVER ? 0 : Math.clamp(Math.ceilDiv(millis, 1_000), 1, Integer.MAX_VALUE);
    }
}
