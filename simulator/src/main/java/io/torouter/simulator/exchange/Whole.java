package io.torouter.simulator.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer that is sent in one piece.
 *
 * @param tokens how many token delays it takes to make
 */
public record Whole(int status, Map<String, String> headers, Buffer body, int tokens) implements Answer {
    public static final String JSON = "application/json";

    public Whole {
        headers = Map.copyOf(headers);
    }

    public static Whole json(JsonObject body) {
        return new Whole(200, Map.of("content-type", JSON), body.toBuffer(), 0);
    }

    public static Whole of(String contentType, Buffer body) {
        return new Whole(200, Map.of("content-type", contentType), body, 0);
    }

    public Whole taking(int tokenCount) {
        return new Whole(status, headers, body, tokenCount);
    }

    public Whole with(int changedStatus) {
        return new Whole(changedStatus, headers, body, tokens);
    }

    public Whole with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Whole(status, more, body, tokens);
    }
}
