package io.torouter.gateway.stream;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Lets pages of the allowed origins call the gateway from a browser. Requests without an origin cost one look-up. */
public final class Cors {
    private static final String MAX_AGE_SECONDS = "86400";
    private static final String METHODS = "GET, HEAD, POST, DELETE, OPTIONS";

    private final Set<String> origins;
    private final boolean any;

    /**
     * @param origins allowed ones; {@code *} for all, empty for none
     */
    public Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
        this.any = this.origins.contains("*");
    }

    /** Whether the request asks beforehand what it may do. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    public void preflight(HttpServerRequest request, HttpServerResponse response) {
        var asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (allows(request.getHeader(HttpHeaders.ORIGIN))) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, asked == null ? "*" : asked)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
        }
    }

    void mark(HttpServerRequest request, HttpServerResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (allows(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, any ? "*" : origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "*")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    private boolean allows(@Nullable String origin) {
        return origin != null && (any || origins.contains(origin));
    }
}
