package io.torouter.translation.grid;

import io.torouter.answer.Framing;

/** How the events of an upstream's stream stand on the wire. */
public sealed interface EventSource permits SseSource, ArraySource {
    /** The most an event may hold; images come as one. */
    int MAX_EVENT_BYTES = 64 << 20;

    /** Takes the events of a stream in their order. */
    interface Events {
        /** An event's data, which stand in {@code array[from, to)} until the call returns. */
        void event(String name, byte[] array, int from, int to);

        /** The terminator {@code [DONE]}. */
        void done();

        /** An event is larger than can be held. */
        void tooLarge();
    }

    void feed(byte[] array, int from, int to, Events events);

    /** The body is over. What was not ended is given out if it can be an event. */
    void end(Events events);

    static EventSource of(Framing framing) {
        return framing == Framing.SSE ? new SseSource() : new ArraySource();
    }
}
