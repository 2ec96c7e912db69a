package io.torouter.gateway.http;

import io.torouter.bus.Headers;
import io.torouter.dialect.Surface;
import io.vertx.core.MultiMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a client's headers say: which of them go upstream, and which surface they hint at. */
final class ClientHeaders {
    private static final Set<String> ALLOWED =
            Set.of("content-type", "accept", "idempotency-key", "traceparent", "tracestate");
    private static final List<String> ALLOWED_PREFIXES = List.of("anthropic-", "openai-", "x-goog-");

    /** Credentials, and what names an account that is not the channel's. */
    private static final Set<String> DENIED =
            Set.of("x-goog-api-key", "x-goog-user-project", "openai-organization", "openai-project");

    private ClientHeaders() {}

    static Headers pass(MultiMap headers) {
        var pairs = new ArrayList<String>(8);
        for (Map.Entry<String, String> header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (isAllowed(name)) {
                pairs.add(name);
                pairs.add(header.getValue());
            }
        }
        return new Headers(pairs);
    }

    private static boolean isAllowed(String name) {
        if (ALLOWED.contains(name)) {
            return true;
        }
        for (var prefix : ALLOWED_PREFIXES) {
            if (name.startsWith(prefix)) {
                return !DENIED.contains(name);
            }
        }
        return false;
    }

    static Surface surface(MultiMap headers) {
        if (headers.contains("anthropic-version")) {
            return Surface.ANTHROPIC;
        }
        return headers.contains("x-goog-api-key") ? Surface.GEMINI : Surface.OPENAI;
    }
}
