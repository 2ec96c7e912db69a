package io.torouter.error;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.dialect.Surface;

import java.io.IOException;

/**
 * Says an upstream's error in the shape of another surface: its message stays, type and code become the words that the
 * surface's clients know.
 *
 * <p>Coding agents shorten a conversation on OpenAI's code {@code context_length_exceeded} and on Anthropic's message
 * that begins with {@code prompt is too long}, so both are kept to.
 */
public final class ForeignErrorBody {
    private static final String POLICY = "content_policy_violation";
    private static final String TOO_LONG = "prompt is too long";

    private ForeignErrorBody() {}

    /**
     * The whole body of an error answer, as JSON in UTF-8.
     *
     * @param requestId the {@code x-request-id} of the answer
     */
    public static byte[] render(Surface surface, ForeignError error, String requestId) {
        return switch (surface) {
            case OPENAI -> ErrorBody.json(out -> openAi(out, error));
            case ANTHROPIC -> ErrorBody.json(out -> anthropic(out, error, requestId));
            case GEMINI -> ErrorBody.json(out -> gemini(out, error));
        };
    }

    private static void openAi(JsonGenerator out, ForeignError error) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeStringField("message", error.message());
        out.writeStringField("type", openAiType(error.status()));
        out.writeNullField("param");
        var code = openAiCode(error);
        if (code.isEmpty()) {
            out.writeNullField("code");
        } else {
            out.writeStringField("code", code);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String openAiType(int status) {
        return switch (status) {
            case 429 -> "rate_limit_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static String openAiCode(ForeignError error) {
        return switch (error.meaning()) {
            case CONTENT_POLICY -> POLICY;
            case CONTEXT_FULL -> "context_length_exceeded";
            case OTHER -> error.status() == 429 ? "rate_limit_exceeded" : error.word();
        };
    }

    private static void anthropic(JsonGenerator out, ForeignError error, String requestId) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "error");
        out.writeObjectFieldStart("error");
        out.writeStringField("type", anthropicType(error.status()));
        out.writeStringField("message", anthropicMessage(error));
        if (error.meaning() == ForeignError.Meaning.CONTENT_POLICY) {
            out.writeStringField("code", POLICY);
        }
        out.writeEndObject();
        out.writeStringField("request_id", requestId);
        out.writeEndObject();
    }

    private static String anthropicMessage(ForeignError error) {
        boolean toldApart =
                error.meaning() != ForeignError.Meaning.CONTEXT_FULL || error.message().startsWith(TOO_LONG);
        return toldApart ? error.message() : TOO_LONG + ": " + error.message();
    }

    private static String anthropicType(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 408, 504 -> "timeout_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }

    private static void gemini(JsonGenerator out, ForeignError error) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeNumberField("code", error.statusFor(Surface.GEMINI));
        out.writeStringField("message", error.message());
        out.writeStringField("status", geminiStatus(error.status()));
        if (error.meaning() == ForeignError.Meaning.CONTENT_POLICY) {
            out.writeArrayFieldStart("details");
            ErrorBody.errorInfo(out, POLICY);
            out.writeEndArray();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /** The words of google.rpc.Code. */
    private static String geminiStatus(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 402, 429 -> "RESOURCE_EXHAUSTED";
            case 499 -> "CANCELLED";
            case 501 -> "UNIMPLEMENTED";
            case 502, 503, 529 -> "UNAVAILABLE";
            case 408, 504 -> "DEADLINE_EXCEEDED";
            default -> status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT";
        };
    }
}
