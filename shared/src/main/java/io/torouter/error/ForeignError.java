package io.torouter.error;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.dialect.Surface;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an upstream said in an error answer, apart from the dialect in which it said it.
 *
 * @param status of the answer
 * @param word the upstream's own for it: its code, else its type; empty where it has none
 * @param message the upstream's own text, at most {@value #LONGEST_MESSAGE} characters; never empty
 */
public record ForeignError(int status, String word, String message, Meaning meaning) {
    private static final int LONGEST_MESSAGE = 2000;

    /** What clients act upon, whichever words it is said in. */
    public enum Meaning {
        /** A filter or policy of the vendor does not let the request or its answer pass. */
        CONTENT_POLICY,
        /** The conversation is longer than the model can read. */
        CONTEXT_FULL,
        OTHER
    }

    private static final Set<String> POLICY_WORDS =
            Set.of(
                    "content_policy_violation",
                    "image_content_policy_violation",
                    "content_filter",
                    "moderation_blocked",
                    "bio_policy",
                    "cyber_policy",
                    "safety",
                    "prohibited_content",
                    "responsibleaipolicyviolation");

    /** Anthropic and Azure say it in their message alone. */
    private static final List<String> POLICY_PHRASES =
            List.of("content filtering policy", "content management policy", "content policy", "usage policy");

    private static final List<String> CONTEXT_PHRASES =
            List.of(
                    "prompt is too long",
                    "maximum context length",
                    "context window",
                    "input token count",
                    "exceed context limit");

    /**
     * Reads an error body of any dialect; one that is none, such as a page of a proxy, is described by its status.
     *
     * @param body a missing node where it is no JSON
     */
    public static ForeignError read(int status, JsonNode body) {
        var root = body.isArray() ? body.path(0) : body;
        var error = root.path("error").isObject() ? root.path("error") : root;
        var word = first(error, "code", "type", "status");
        var message = message(status, root, error);
        return new ForeignError(
                status, word, message, meaning(error.path("innererror").path("code").asText(""), word, message));
    }

    /** An error that is known by its parts. */
    public static ForeignError of(int status, String word, String message) {
        return new ForeignError(status, word, message, meaning("", word, message));
    }

    private static String message(int status, JsonNode root, JsonNode error) {
        var said = first(error, "message", "detail");
        var plain = said.isEmpty() ? first(root, "error") : said;
        if (plain.isEmpty()) {
            return "the upstream answered with status " + status;
        }
        return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE);
    }

    private static String first(JsonNode object, String... names) {
        for (var name : names) {
            var value = object.path(name).asText("");
            if (object.path(name).isTextual() && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private static Meaning meaning(String inner, String word, String message) {
        var said = message.toLowerCase(Locale.ROOT);
        if (POLICY_WORDS.contains(word.toLowerCase(Locale.ROOT))
                || POLICY_WORDS.contains(inner.toLowerCase(Locale.ROOT))
                || POLICY_PHRASES.stream().anyMatch(said::contains)) {
            return Meaning.CONTENT_POLICY;
        }
        return word.equals("context_length_exceeded") || CONTEXT_PHRASES.stream().anyMatch(said::contains)
                ? Meaning.CONTEXT_FULL
                : Meaning.OTHER;
    }

    /** The status as a client of that surface knows it: only Anthropic's have heard of 529. */
    public int statusFor(Surface surface) {
        return status == 529 && surface != Surface.ANTHROPIC ? 503 : status;
    }
}
