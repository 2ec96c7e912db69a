package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.time.Duration;

/** One thing done to a connection. */
public sealed interface Act {
    /**
     * Send status and headers now, even if nothing follows soon.
     *
     * @param length promised length of the body in bytes; negative for a chunked body
     */
    record Head(int length) implements Act {
        static final Head CHUNKED = new Head(-1);
    }

    record Write(Buffer bytes) implements Act {}

    record Pause(Duration duration) implements Act {}

    /** End the HTTP message properly. */
    record Finish() implements Act {}

    /** Close the connection, whatever was promised. */
    record Close() implements Act {}

    /** Close the connection with a TCP reset. */
    record Reset() implements Act {}

    /** Do nothing until the client leaves. */
    record Hang() implements Act {}
}
