package io.torouter.gateway.http;

import io.torouter.dialect.Surface;
import io.torouter.gateway.access.PresentedKey;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the key in the forms the three vendors' SDKs send it. */
final class KeyFinder {
    private static final String BEARER = "bearer ";
    private static final String KEY = "key";

    private KeyFinder() {}

    static PresentedKey find(HttpServerRequest request, Surface surface) {
        var parameter = inQuery(request.query());
        if (parameter != null && surface != Surface.GEMINI) {
            return PresentedKey.IN_QUERY;
        }
        var header = inHeaders(request.headers());
        var key = header != null ? header : nonBlank(parameter);
        return key == null ? PresentedKey.MISSING : new PresentedKey.Present(key);
    }

    private static @Nullable String inHeaders(MultiMap headers) {
        var bearer = bearer(headers.get(HttpHeaders.AUTHORIZATION));
        var anthropic = bearer != null ? bearer : nonBlank(headers.get("x-api-key"));
        return anthropic != null ? anthropic : nonBlank(headers.get("x-goog-api-key"));
    }

    private static @Nullable String bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? nonBlank(authorization.substring(BEARER.length()))
                : null;
    }

    private static @Nullable String nonBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The value of the first key parameter; null where there is none. */
    private static @Nullable String inQuery(@Nullable String query) {
        if (query == null || query.indexOf('=') < 0) {
            return null;
        }
        for (var parameter : query.split("&", -1)) {
            if (isKey(parameter)) {
                return decoded(parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return null;
    }

    private static boolean isKey(String parameter) {
        int equals = parameter.indexOf('=');
        return equals >= 0 && decoded(parameter.substring(0, equals)).equals(KEY);
    }

    /** What is badly encoded stands for itself. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** The query string without the caller's key, for the upstream. */
    static String withoutKey(@Nullable String query) {
        if (query == null || inQuery(query) == null) {
            return query == null ? "" : query;
        }
        return Arrays.stream(query.split("&", -1))
                .filter(parameter -> !isKey(parameter))
                .collect(Collectors.joining("&"));
    }
}
