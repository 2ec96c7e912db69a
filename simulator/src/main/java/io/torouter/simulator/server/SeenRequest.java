package io.torouter.simulator.server;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param uri path and query, undecoded
 * @param headers in their order, with the spelling of the client
 * @param body the raw bytes
 */
public record SeenRequest(String method, String uri, List<Map.Entry<String, String>> headers, Buffer body) {
    public SeenRequest {
        headers = List.copyOf(headers);
    }

    static SeenRequest of(String method, String uri, MultiMap headers, Buffer body) {
        return new SeenRequest(method, uri, new ArrayList<>(headers.entries()), body);
    }

    /** The first header with that name, in any case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    JsonObject toJson() {
        var fields = new JsonObject();
        headers.forEach(header -> fields.put(header.getKey(), header.getValue()));
        return JsonObject.of(
                "method",
                method,
                "uri",
                uri,
                "headers",
                fields,
                "body",
                body.toString(),
                "body_base64",
                Base64.getEncoder().encodeToString(body.getBytes()));
    }
}
