package io.torouter.gateway.http;

import io.torouter.dialect.Surface;
import io.torouter.gateway.access.PresentedKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

/** Finds the key in the forms the three vendors' SDKs send it. */
final class KeyFinder {
    private static final String BEARER = "bearer ";

    private KeyFinder() {}

    static PresentedKey find(HttpServerRequest request, Surface surface) {
        var header = inHeaders(request.headers());
        var query = request.query();
        boolean keyInQuery = query != null && hasKeyParameter(query);
        if (keyInQuery && surface != Surface.GEMINI) {
            return PresentedKey.IN_QUERY;
        }
        if (header != null) {
            return new PresentedKey.Present(header);
        }
        var parameter = keyInQuery ? request.getParam("key") : null;
        return parameter == null || parameter.isBlank() ? PresentedKey.MISSING : new PresentedKey.Present(parameter);
    }

    private static @Nullable String inHeaders(MultiMap headers) {
        var authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return nonBlank(authorization.substring(BEARER.length()));
        }
        var anthropic = nonBlank(headers.get("x-api-key"));
        return anthropic != null ? anthropic : nonBlank(headers.get("x-goog-api-key"));
    }

    private static @Nullable String nonBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean hasKeyParameter(String query) {
        return query.startsWith("key=") || query.contains("&key=");
    }

    /** The query string without the caller's key, for the upstream. */
    static String withoutKey(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        if (!hasKeyParameter(query)) {
            return query;
        }
        var kept = new StringBuilder();
        for (var parameter : query.split("&", -1)) {
            if (!parameter.startsWith("key=")) {
                kept.append(kept.isEmpty() ? "" : "&").append(parameter);
            }
        }
        return kept.toString();
    }
}
