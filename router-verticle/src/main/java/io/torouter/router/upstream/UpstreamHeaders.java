package io.torouter.router.upstream;

import io.torouter.bus.Headers;
import io.vertx.core.MultiMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers of an upstream's answer go on to the client: an allow list, so that nothing else leaks. */
final class UpstreamHeaders {
    private static final Set<String> ALLOWED =
            Set.of(
                    "content-type",
                    "content-encoding",
                    "content-disposition",
                    "retry-after",
                    "retry-after-ms",
                    "request-id",
                    "x-should-retry");
    private static final List<String> ALLOWED_PREFIXES = List.of("openai-", "anthropic-", "x-goog-");

    /** They name the account behind the channel. */
    private static final Set<String> DENIED =
            Set.of("openai-organization", "openai-project", "anthropic-organization-id", "x-goog-api-key");

    private UpstreamHeaders() {}

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
        return ALLOWED.contains(name)
                || (!DENIED.contains(name) && ALLOWED_PREFIXES.stream().anyMatch(name::startsWith));
    }
}
