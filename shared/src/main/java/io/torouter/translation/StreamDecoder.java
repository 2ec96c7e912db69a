package io.torouter.translation;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.StreamEvent;

import java.util.function.Consumer;

/**
 * A state of reading an upstream's stream; immutable.
 *
 * <p>A decoder gives {@link StreamEvent.End} only when its dialect's grammar says that the answer is complete, so that
 * a cut stream is noticed by its absence.
 */
public interface StreamDecoder {
    /**
     * Steps over one event.
     *
     * @param name of the server-sent event; empty where it has none
     * @param data the event's JSON
     * @throws Untranslatable where it is no event of the dialect; unknown types are no error
     */
    StreamDecoder step(String name, JsonNode data, Consumer<StreamEvent> out);

    /** The dialect's own terminator that is no JSON came: {@code [DONE]}. */
    StreamDecoder done(Consumer<StreamEvent> out);

    /** The upstream's body is over. */
    void end(Consumer<StreamEvent> out);
}
