package io.torouter.translation.grid;

import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;

/** How the events of a client's stream stand on the wire. */
sealed interface EventSink extends WireSink permits SseSink, ArraySink, DocumentSink {
    /** Names what was lost so far to clients that take a comment for none of their events. */
    void nameLosses();

    /**
     * Writes what an event becomes. What was lost is named before the last.
     *
     * @return the state behind it
     */
    default StreamEncoder write(StreamEvent event, StreamEncoder encoder) {
        if (event instanceof StreamEvent.End || event instanceof StreamEvent.Failed) {
            nameLosses();
        }
        return encoder.step(event, this);
    }

    /**
     * The stream is over; nothing follows.
     *
     * @param failed whether the last event was an error
     */
    void close(boolean failed);

    static EventSink of(Dialect client, ClientForm form, WireBytes bytes) {
        var drops = Drops.ofAnswer(client);
        return switch (form) {
            case EVENTS -> SseSink.of(client, bytes, drops);
            case ARRAY -> new ArraySink(bytes, drops);
            case WHOLE -> new DocumentSink(bytes, drops);
        };
    }
}
