package io.torouter.translation.grid;

/** The form in which a client wants its answer. */
public enum ClientForm {
    /** One JSON document. */
    WHOLE,
    /** Server-sent events. */
    EVENTS,
    /** One JSON array whose elements come one by one: Gemini's stream without {@code alt=sse}. */
    ARRAY;

    /** As {@code content-type} says it. */
    public String contentType() {
        return this == EVENTS ? "text/event-stream" : "application/json";
    }
}
