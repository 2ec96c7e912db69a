package io.torouter.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;

import java.io.IOException;

/**
 * Ends a committed stream with an error: the last bytes of the answer, so that a client's SDK raises instead of taking
 * a torso for the whole. Nothing follows them, no {@code [DONE]} either. They must stand between two events.
 *
 * <p>What SDKs raise on (sources read 2026-11-21): openai-python {@code _streaming.py} and openai-node {@code
 * streaming.ts} on an {@code error} object in the data, whatever the event is called; anthropic-sdk-typescript {@code
 * streaming.ts} on an event named {@code error}; js-genai {@code _api_client.ts} on nothing that is a proper event, see
 * {@link #render}.
 */
public final class ErrorEvent {
    /**
     * Who ends the stream has not read the numbers in it. What clients rely on is that they grow, and this one is
     * greater than any.
     */
    private static final int LAST_SEQUENCE_NUMBER = Integer.MAX_VALUE;

    private ErrorEvent() {}

    /**
     * The bytes that end a stream of server-sent events.
     *
     * <p>Gemini's API sends a bare JSON object in place of an event, which a strict reader of events overlooks;
     * js-genai overlooks the event, and raises on an unfinished rest. So both are sent, the event first.
     */
    public static byte[] render(Operation operation, GatewayError error, String requestId) {
        return switch (operation.dialect()) {
            case OPENAI_CHAT -> wrapped("data: ", body(operation, error, requestId), "\n\n");
            case OPENAI_RESPONSES ->
                    wrapped("event: error\ndata: ", ErrorBody.json(out -> responsesError(out, error)), "\n\n");
            case ANTHROPIC_MESSAGES -> wrapped("event: error\ndata: ", body(operation, error, requestId), "\n\n");
            case GEMINI_GENERATE -> {
                var body = body(operation, error, requestId);
                yield wrapped("data: ", body, "\r\n\r\n" + new String(body, UTF_8));
            }
        };
    }

    /** The bytes that end a Gemini stream in the form of one JSON array, of which at least one element was sent. */
    public static byte[] renderArrayEnd(GatewayError error, String requestId) {
        return wrapped(",\r\n", ErrorBody.render(Surface.GEMINI, error, requestId), "\r\n]");
    }

    private static byte[] body(Operation operation, GatewayError error, String requestId) {
        return ErrorBody.render(operation.surface(), error, requestId);
    }

    /** Flat as the specification has it, and with the {@code error} object that the service sends and SDKs look for. */
    private static void responsesError(JsonGenerator out, GatewayError error) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "error");
        out.writeNumberField("sequence_number", LAST_SEQUENCE_NUMBER);
        out.writeStringField("code", error.code().text());
        out.writeStringField("message", error.message());
        out.writeNullField("param");
        ErrorBody.openAiError(out, error);
        out.writeEndObject();
    }

    private static byte[] wrapped(String before, byte[] json, String after) {
        return (before + new String(json, UTF_8) + after).getBytes(UTF_8);
    }
}
