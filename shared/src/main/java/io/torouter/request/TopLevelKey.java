package io.torouter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The keys of a JSON body that decide or hint at something; hints in the order of their worth. */
enum TopLevelKey {
    MODEL("model"),
    STREAM("stream"),
    STREAM_OPTIONS("stream_options"),
    METADATA("metadata"),
    SESSION_ID("session_id"),
    PROMPT_CACHE_KEY("prompt_cache_key"),
    CONVERSATION("conversation"),
    PREVIOUS_RESPONSE_ID("previous_response_id"),
    STORE("store"),
    BACKGROUND("background"),
    INPUT("input"),
    MAX_TOKENS("max_tokens"),
    MAX_COMPLETION_TOKENS("max_completion_tokens"),
    MAX_OUTPUT_TOKENS("max_output_tokens"),
    GENERATION_CONFIG("generationConfig"),
    GENERATION_CONFIG_IN_SNAKE_CASE("generation_config"),
    OTHER("");

    private static final TopLevelKey[] ALL = values();

    private final String text;
    private final byte[] bytes;

    TopLevelKey(String text) {
        this.text = text;
        this.bytes = text.getBytes(US_ASCII);
    }

    String text() {
        return text;
    }

    /** The key a name means, however it is escaped. */
    static TopLevelKey of(JsonCursor cursor, Span name) {
        if (cursor.isEscaped(name)) {
            return of(cursor.text(name));
        }
        for (var key : ALL) {
            if (cursor.matches(name, key.bytes)) {
                return key;
            }
        }
        return OTHER;
    }

    private static TopLevelKey of(String text) {
        return Arrays.stream(ALL).filter(key -> key.text.equals(text)).findFirst().orElse(OTHER);
    }
}
