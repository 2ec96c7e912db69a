package io.torouter.benchmark;

import java.time.Duration;

/** How the mock upstream answers. */
sealed interface Play {
    /** A small JSON document. */
    record Whole() implements Play {}

    /**
     * A stream as fast as the socket takes it.
     *
     * @param events a multiple of {@code perWrite}
     * @param perWrite events that leave in one write
     */
    record Burst(int events, int perWrite) implements Play {}

    /**
     * A stream of one event after each interval.
     *
     * @param stamped whether each event says when it left
     */
    record Paced(int events, Duration interval, boolean stamped) implements Play {}

    /** What a client gets that sees the whole stream: the text, the finish and the terminator; 0 for no stream. */
    default int eventsToExpect() {
        return switch (this) {
            case Whole _ -> 0;
            case Burst(var events, _) -> events + 2;
            case Paced(var events, _, _) -> events + 2;
        };
    }
}
