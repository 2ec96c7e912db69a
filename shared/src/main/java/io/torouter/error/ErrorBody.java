package io.torouter.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.dialect.Surface;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Says an error in the shape of the surface that was called. The keys stand in the order the vendors use.
 *
 * <p>Shapes and words: OpenAI and Google as recorded from their APIs; Anthropic by the OpenAPI document of its SDKs, as
 * of 2026-05-06 (read 2026-11-21). Ours is the code alone, which is the same on every surface.
 */
public final class ErrorBody {
    private static final JsonFactory JSON = new JsonFactory();

    private ErrorBody() {}

    /**
     * The whole body of an error answer, as JSON in UTF-8.
     *
     * @param requestId the {@code x-request-id} of the answer
     */
    public static byte[] render(Surface surface, GatewayError error, String requestId) {
        return switch (surface) {
            case OPENAI -> json(out -> openAi(out, error));
            case ANTHROPIC -> json(out -> anthropic(out, error, requestId));
            case GEMINI -> json(out -> gemini(out, error));
        };
    }

    /** Writes into a generator. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    static byte[] json(Content content) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            content.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a generator that writes to memory failed", e);
        }
        return text.toString().getBytes(UTF_8);
    }

    private static void openAi(JsonGenerator out, GatewayError error) throws IOException {
        out.writeStartObject();
        openAiError(out, error);
        out.writeEndObject();
    }

    static void openAiError(JsonGenerator out, GatewayError error) throws IOException {
        out.writeObjectFieldStart("error");
        out.writeStringField("message", error.message());
        out.writeStringField("type", openAiType(error.code().kind()));
        out.writeStringField("param", error.code().parameter().isEmpty() ? null : error.code().parameter());
        out.writeStringField("code", error.code().text());
        out.writeEndObject();
    }

    private static void anthropic(JsonGenerator out, GatewayError error, String requestId) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "error");
        out.writeObjectFieldStart("error");
        out.writeStringField("type", anthropicType(error.code()));
        out.writeStringField("message", error.message());
        out.writeStringField("code", error.code().text());
        out.writeEndObject();
        out.writeStringField("request_id", requestId);
        out.writeEndObject();
    }

    private static void gemini(JsonGenerator out, GatewayError error) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("error");
        out.writeNumberField("code", error.status());
        out.writeStringField("message", error.message());
        out.writeStringField("status", geminiStatus(error.code()));
        out.writeArrayFieldStart("details");
        errorInfo(out, error.code().text());
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    static void errorInfo(JsonGenerator out, String reason) throws IOException {
        out.writeStartObject();
        out.writeStringField("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        out.writeStringField("reason", reason);
        out.writeStringField("domain", "torouter");
        out.writeEndObject();
    }

    /**
     * OpenAI says {@code invalid_request_error} of a wrong key and of an unknown model too; the code tells them apart.
     */
    private static String openAiType(ErrorKind kind) {
        return switch (kind) {
            case AUTHENTICATION, PERMISSION, INVALID_REQUEST, NOT_FOUND, TOO_LARGE -> "invalid_request_error";
            case RATE_LIMIT -> "rate_limit_error";
            case UNAVAILABLE, TIMEOUT -> "upstream_unavailable";
            case INTERNAL -> "server_error";
        };
    }

    private static String anthropicType(ErrorCode code) {
        return switch (code.kind()) {
            case AUTHENTICATION -> "authentication_error";
            case PERMISSION -> "permission_error";
            case INVALID_REQUEST -> "invalid_request_error";
            case NOT_FOUND -> "not_found_error";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMIT -> "rate_limit_error";
            case UNAVAILABLE -> code.status() == 503 ? "overloaded_error" : "api_error";
            case TIMEOUT -> "timeout_error";
            case INTERNAL -> "api_error";
        };
    }

    /** The words of google.rpc.Code, where 501 has one of its own. */
    private static String geminiStatus(ErrorCode code) {
        return switch (code.kind()) {
            case AUTHENTICATION -> "UNAUTHENTICATED";
            case PERMISSION -> "PERMISSION_DENIED";
            case INVALID_REQUEST, TOO_LARGE -> "INVALID_ARGUMENT";
            case NOT_FOUND -> "NOT_FOUND";
            case RATE_LIMIT -> "RESOURCE_EXHAUSTED";
            case UNAVAILABLE -> code.status() == 501 ? "UNIMPLEMENTED" : "UNAVAILABLE";
            case TIMEOUT -> "DEADLINE_EXCEEDED";
            case INTERNAL -> "INTERNAL";
        };
    }
}
