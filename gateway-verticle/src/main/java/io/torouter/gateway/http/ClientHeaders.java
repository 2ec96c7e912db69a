package io.torouter.gateway.http;

import io.torouter.bus.HeaderFilter;
import io.torouter.bus.Headers;
import io.torouter.dialect.Surface;
import io.vertx.core.MultiMap;

import java.util.List;
import java.util.Set;

/** What a client's headers say: which of them go upstream, and which surface they hint at. */
final class ClientHeaders {
    /**
     * {@code x-torouter-strict} goes to the router and no further. The exceptions are credentials, and what names an
     * account that is not the channel's.
     */
    private static final HeaderFilter UPSTREAM =
            new HeaderFilter(
                    Set.of(
                            "content-type",
                            "accept",
                            "idempotency-key",
                            "traceparent",
                            "tracestate",
                            "x-torouter-strict"),
                    List.of("anthropic-", "openai-", "x-goog-"),
                    Set.of("x-goog-api-key", "x-goog-user-project", "openai-organization", "openai-project"));

    private ClientHeaders() {}

    static Headers pass(MultiMap headers) {
        return UPSTREAM.pass(headers);
    }

    static Surface surface(MultiMap headers) {
        if (headers.contains("anthropic-version")) {
            return Surface.ANTHROPIC;
        }
        return headers.contains("x-goog-api-key") ? Surface.GEMINI : Surface.OPENAI;
    }
}
