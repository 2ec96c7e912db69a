package io.torouter.router.upstream;

import io.torouter.bus.HeaderFilter;
import io.torouter.bus.Headers;
import io.vertx.core.MultiMap;

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

    private UpstreamHeaders() {}

    static Headers pass(MultiMap headers) {
        return CLIENT.pass(headers);
    }
}
