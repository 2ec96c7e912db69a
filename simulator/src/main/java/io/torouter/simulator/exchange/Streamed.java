package io.torouter.simulator.exchange;

import java.util.Iterator;
import java.util.Map;

/**
 * An answer that is sent as it is made.
 *
 * @param frames made while they are read, so they can be many
 * @param grammar how this stream says what is not part of a good answer
 */
public record Streamed(Map<String, String> headers, Iterator<Frame> frames, Grammar grammar) implements Answer {
    public Streamed {
        headers = Map.copyOf(headers);
    }

    public static Streamed sse(Iterator<Frame> frames, Grammar grammar) {
        return new Streamed(
                Map.of("content-type", "text/event-stream; charset=utf-8", "cache-control", "no-cache"),
                frames,
                grammar);
    }

    @Override
    public int status() {
        return 200;
    }
}
