package io.torouter.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an upstream is sent.
 *
 * @param headers by lower-case name, beside those of every request to that upstream: {@code anthropic-version}, …
 */
public record WireRequest(ObjectNode body, Map<String, String> headers) {
    public WireRequest {
        headers = headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public WireRequest(ObjectNode body) {
        this(body, Map.of());
    }
}
