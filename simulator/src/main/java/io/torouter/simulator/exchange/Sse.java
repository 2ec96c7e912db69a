package io.torouter.simulator.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Server-sent events as the vendors frame them. */
public final class Sse {
    private static final Buffer GARBAGE = Buffer.buffer("data: {\"simulator\": \"this is not JSON\n\n");
    private static final Buffer COMMENT = Buffer.buffer(": TOROUTER SIMULATOR\n\n");

    private Sse() {}

    /** An event without a name. */
    public static Buffer data(JsonObject json) {
        return data(json.encode());
    }

    public static Buffer data(String data) {
        return Buffer.buffer("data: " + data + "\n\n");
    }

    /** An event whose name is also the {@code type} of its JSON. */
    public static Buffer named(String type, JsonObject json) {
        return Buffer.buffer("event: " + type + "\ndata: " + json.encode() + "\n\n");
    }

    public static Buffer garbage() {
        return GARBAGE;
    }

    public static Buffer comment() {
        return COMMENT;
    }
}
