package io.torouter.answer;

/** How the bytes of an answer are laid out; the router knows it from operation, content type and query. */
public enum Framing {
    /** {@code text/event-stream}. */
    SSE,
    /** A JSON array whose elements come one by one: Gemini's stream without {@code alt=sse}. */
    JSON_ARRAY,
    /** One JSON document. */
    JSON,
    /** Bytes that say nothing of themselves: audio, plain text, unknown content types. */
    OPAQUE
}
