package io.torouter.translation.grid;

import io.torouter.dialect.Dialect;
import io.torouter.translation.WireSink;

/** How the events of a client's stream stand on the wire. */
sealed interface EventSink extends WireSink permits SseSink, ArraySink {
    /**
     * The stream is over; nothing follows.
     *
     * @param failed whether the last event was an error
     */
    void close(boolean failed);

    static EventSink of(Dialect client, ClientForm form, WireBytes bytes) {
        return form == ClientForm.ARRAY ? new ArraySink(bytes) : SseSink.of(client, bytes);
    }
}
