package io.torouter.answer;

import java.util.Map;
import java.util.Set;

/**
 * The HTTP status that a vendor's word for an error stands for. No two dialects use one word in two senses.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI</a> and {@code ResponseErrorCode} in its
 *     OpenAPI document 2.3.0, <a href="https://platform.claude.com/docs/en/api/errors">Anthropic</a>, <a
 *     href="https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto">Google</a>, all as of
 *     2026-11-21
 */
public final class ErrorStatus {
    private static final int BAD_REQUEST = 400;
    private static final int UNKNOWN = 500;

    /** Words with which OpenAI refuses what it was sent, most of them codes of a failed response. */
    private static final Set<String> OPENAI_REFUSALS =
            Set.of(
                    "invalid_request_error",
                    "invalid_prompt",
                    "context_length_exceeded",
                    "content_policy_violation",
                    "moderation_blocked",
                    "image_generation_user_error",
                    "bio_policy",
                    "data_residency_mismatch",
                    "invalid_image",
                    "invalid_image_format",
                    "invalid_base64_image",
                    "invalid_image_url",
                    "invalid_image_mode",
                    "image_too_large",
                    "image_too_small",
                    "image_parse_error",
                    "image_content_policy_violation",
                    "image_file_too_large",
                    "image_file_not_found",
                    "unsupported_image_media_type",
                    "empty_image_file",
                    "failed_to_download_image");

    private static final Map<String, Integer> OPENAI =
            Map.ofEntries(
                    Map.entry("invalid_api_key", 401),
                    Map.entry("model_not_found", 404),
                    Map.entry("rate_limit_exceeded", 429),
                    Map.entry("insufficient_quota", 429),
                    Map.entry("server_error", 500),
                    Map.entry("server_is_overloaded", 503),
                    Map.entry("slow_down", 503),
                    Map.entry("vector_store_timeout", 504),
                    Map.entry("timeout", 504));

    /** OpenAI has some of these words too, in the same sense. */
    private static final Map<String, Integer> ANTHROPIC =
            Map.ofEntries(
                    Map.entry("authentication_error", 401),
                    Map.entry("billing_error", 402),
                    Map.entry("permission_error", 403),
                    Map.entry("not_found_error", 404),
                    Map.entry("conflict_error", 409),
                    Map.entry("request_too_large", 413),
                    Map.entry("rate_limit_error", 429),
                    Map.entry("api_error", 500),
                    Map.entry("timeout_error", 504),
                    Map.entry("overloaded_error", 529));

    private static final Map<String, Integer> GOOGLE =
            Map.ofEntries(
                    Map.entry("INVALID_ARGUMENT", 400),
                    Map.entry("FAILED_PRECONDITION", 400),
                    Map.entry("OUT_OF_RANGE", 400),
                    Map.entry("UNAUTHENTICATED", 401),
                    Map.entry("PERMISSION_DENIED", 403),
                    Map.entry("NOT_FOUND", 404),
                    Map.entry("ALREADY_EXISTS", 409),
                    Map.entry("ABORTED", 409),
                    Map.entry("RESOURCE_EXHAUSTED", 429),
                    Map.entry("CANCELLED", 499),
                    Map.entry("INTERNAL", 500),
                    Map.entry("UNIMPLEMENTED", 501),
                    Map.entry("UNAVAILABLE", 503),
                    Map.entry("DEADLINE_EXCEEDED", 504));

    private ErrorStatus() {}

    /** The status for an error's code and type, of which the code is the more exact; 500 if neither is known. */
    public static int of(String code, String type) {
        int byCode = of(code);
        return byCode == UNKNOWN ? of(type) : byCode;
    }

    private static int of(String word) {
        if (word.length() == 3 && (word.charAt(0) == '4' || word.charAt(0) == '5')) {
            return number(word);
        }
        if (OPENAI_REFUSALS.contains(word)) {
            return BAD_REQUEST;
        }
        return OPENAI.getOrDefault(word, ANTHROPIC.getOrDefault(word, GOOGLE.getOrDefault(word, UNKNOWN)));
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException _) {
            return UNKNOWN;
        }
    }
}
