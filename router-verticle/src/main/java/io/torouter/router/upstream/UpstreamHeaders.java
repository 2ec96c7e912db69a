package io.torouter.router.upstream;

import io.torouter.bus.HeaderFilter;
import io.torouter.bus.Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.util.List;
import java.util.Set;

/** Which headers of an upstream's answer go on to the client: nothing else leaks. */
final class UpstreamHeaders {
    /** The exceptions name the account behind the channel. */
    private static final HeaderFilter CLIENT =
            new HeaderFilter(
                    Set.of(
                            "content-type",
                            "content-encoding",
                            "content-disposition",
                            "retry-after",
                            "retry-after-ms",
                            "request-id",
                            "x-should-retry"),
                    List.of("openai-", "anthropic-", "x-goog-"),
                    Set.of("openai-organization", "openai-project", "anthropic-organization-id", "x-goog-api-key"));

    private static final List<CharSequence> REQUEST_IDS =
            List.of(
                    HttpHeaders.createOptimized("x-request-id"),
                    HttpHeaders.createOptimized("request-id"),
                    HttpHeaders.createOptimized("x-goog-request-id"),
                    HttpHeaders.createOptimized("apim-request-id"),
                    HttpHeaders.createOptimized("x-amzn-requestid"));
    private static final int LONGEST_ID = 128;

    private UpstreamHeaders() {}

    static Headers pass(MultiMap headers) {
        return CLIENT.pass(headers);
    }

    /** What the upstream calls the request, at most 128 printable characters of ASCII; empty where it does not say. */
    static String requestId(MultiMap headers) {
        for (var name : REQUEST_IDS) {
            var id = headers.get(name);
            if (id != null && !id.isEmpty()) {
                return printable(id.substring(0, Math.min(id.length(), LONGEST_ID)));
            }
        }
        return "";
    }

    private static String printable(String id) {
        boolean fine = id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return fine ? id : id.replaceAll("[^!-~]", "?");
    }
}
