package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;

import java.util.Set;

/**
 * An error in a stream, as the service itself sends it: an event {@code error}, on whose {@code error} object official
 * SDKs raise, and then {@code response.failed} with what there is of the response, which Codex reads.
 *
 * @see <a href="https://github.com/openai/openai-python/blob/main/src/openai/_streaming.py">openai-python, read
 *     2026-11-24</a>
 */
record Failure(String code, String type, String message) {
    /** Words that clients know from the service. */
    private static final Set<String> KNOWN =
            Set.of(
                    "server_error",
                    "rate_limit_exceeded",
                    "invalid_prompt",
                    "insufficient_quota",
                    "context_length_exceeded",
                    "server_is_overloaded",
                    "slow_down",
                    "bio_policy",
                    "data_residency_mismatch",
                    "image_content_policy_violation",
                    "vector_store_timeout");

    static Failure of(UpstreamError error) {
        var code = KNOWN.contains(error.type()) ? error.type() : code(error.status());
        return new Failure(code, error.type().isEmpty() ? code : error.type(), error.message());
    }

    private static String code(int status) {
        return switch (status) {
            case 429 -> "rate_limit_exceeded";
            case 503, 529 -> "server_is_overloaded";
            case 400, 413, 422 -> "invalid_prompt";
            default -> "server_error";
        };
    }

    /** Of the response. */
    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    void write(EventOut out) {
        out.event(
                "error",
                json -> {
                    json.writeStringField("code", code);
                    json.writeStringField("message", message);
                    json.writeNullField("param");
                    json.writeObjectFieldStart("error");
                    json.writeStringField("type", type);
                    json.writeStringField("code", code);
                    json.writeStringField("message", message);
                    json.writeNullField("param");
                    json.writeEndObject();
                });
    }
}
