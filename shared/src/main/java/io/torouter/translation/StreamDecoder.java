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

    /**
     * Whether this state, which has just told {@code data}, would tell any event that differs from it in texts alone in
     * the same way: the text that grew word for word, nothing else, and without becoming another state. Where it says
     * so such an event need not be read.
     */
    default boolean tellsWordForWord(JsonNode data) {
        return false;
    }

    /** The dialect's own terminator that is no JSON came: {@code [DONE]}. */
    StreamDecoder done(Consumer<StreamEvent> out);

    /** The upstream's body is over. */
    void end(Consumer<StreamEvent> out);
}
