package io.torouter.answer;

import io.torouter.dialect.Operation;

import java.util.Locale;

/** How the bytes of an answer are laid out; the router knows it from operation, content type and query. */
public enum Framing {
    /** {@code text/event-stream}. */
    SSE,
    /** A JSON array whose elements come one by one: Gemini's stream without {@code alt=sse}. */
    JSON_ARRAY,
    /** One JSON document. */
    JSON,
    /** Bytes that say nothing of themselves: audio, plain text, unknown content types. */
    OPAQUE;

    /**
     * That of an answer with a status of success.
     *
     * @param contentType as the header has it; empty where it is missing
     */
    public static Framing of(Operation operation, String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
            return SSE;
        }
        if (!type.startsWith("application/json")) {
            return OPAQUE;
        }
        return operation == Operation.STREAM_GENERATE_CONTENT ? JSON_ARRAY : JSON;
    }
}
