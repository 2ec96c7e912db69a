package io.torouter.gateway.admin;

import io.torouter.admin.Problem;
import io.torouter.gateway.access.FailedTries;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

/** Lets in who knows the token. */
final class Guard {
    private static final String BEARER = "bearer ";

    private final AdminToken token;
    private final FailedTries tries;

    Guard(AdminToken token, FailedTries tries) {
        this.token = token;
        this.tries = tries;
    }

    /**
     * Why not.
     *
     * @param retryAfterSeconds 0 where waiting does not help
     */
    record Refusal(Problem problem, int retryAfterSeconds) {}

    /**
     * Null for who may come in.
     *
     * @param address of the client
     */
    @Nullable Refusal refuses(HttpServerRequest request, String address) {
        var presented = bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (presented == null) {
            return unauthorized("admin_token_required", "no admin token: send it as 'Authorization: Bearer …'");
        }
        int wait = tries.secondsToWait(address);
        if (wait > 0) {
            return new Refusal(
                    new Problem(
                            429,
                            "too_many_failures",
                            "too many wrong tokens came from this address: try again in " + wait + " s"),
                    wait);
        }
        if (token.is(presented)) {
            return null;
        }
        tries.failed(address);
        return unauthorized("invalid_admin_token", "the admin token is not the one of this gateway");
    }

    private static Refusal unauthorized(String code, String detail) {
        return new Refusal(new Problem(401, code, detail), 0);
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
