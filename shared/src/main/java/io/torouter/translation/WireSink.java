package io.torouter.translation;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.canonical.Drops;

import java.io.IOException;

/** Takes the events of a client's stream. Framing (server-sent events, or one JSON array) is its own affair. */
public interface WireSink {
    /** Writes one JSON value. Keys in a fixed order. */
    @FunctionalInterface
    interface Json {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * @param name of the server-sent event; empty for none
     */
    void event(String name, Json data);

    /** The dialect's terminator that is no JSON: {@code [DONE]}. */
    void done();

    /** Takes what the client cannot be shown, under the names that a whole answer has for it. */
    Drops drops();
}
