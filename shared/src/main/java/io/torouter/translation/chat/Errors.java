package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.answer.ErrorStatus;
import io.torouter.answer.UpstreamError;

import org.jspecify.annotations.Nullable;

/**
 * Errors in an answer that began well: {@code {"error":{…}}}, {@code {"error":"…"}}, or, of Mistral and vLLM, an object
 * of type {@code error} without one around it.
 */
final class Errors {
    private static final int LONGEST_MESSAGE = 500;

    private Errors() {}

    static @Nullable UpstreamError in(JsonNode body) {
        var error = body.get("error");
        if (error != null && !error.isNull()) {
            return error.isTextual() ? error("", "", error.asText()) : of(error);
        }
        boolean bare = body.path("object").asText().equals("error") || body.path("type").asText().equals("error");
        return bare ? of(body) : null;
    }

    private static UpstreamError of(JsonNode error) {
        var message = error.path("message");
        return error(
                error.path("code").asText(""),
                error.path("type").asText(""),
                message.isMissingNode() ? error.toString() : message.asText());
    }

    private static UpstreamError error(String code, String type, String message) {
        int status = ErrorStatus.of(word(code), word(type));
        var shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        return new UpstreamError(word(type).isEmpty() ? named(code) : word(type), shown, status);
    }

    private static String word(String word) {
        return word.equals("null") || word.equals("error") ? "" : word;
    }

    /** OpenRouter's codes are statuses. */
    private static String named(String code) {
        return code.chars().allMatch(Character::isDigit) ? "" : word(code);
    }
}
