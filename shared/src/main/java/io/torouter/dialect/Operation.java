package io.torouter.dialect;

import static io.torouter.dialect.BodyKind.JSON;
import static io.torouter.dialect.BodyKind.MULTIPART;
import static io.torouter.dialect.BodyKind.NONE;
import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_CHAT;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import java.util.Locale;

/**
 * What a client asks for: one row per endpoint that is routed to an upstream.
 *
 * <p>The dialect is the one an upstream must speak to serve the operation without translation; the endpoints that only
 * OpenAI-style hosts have (embeddings, images, audio, …) count as {@code openai.chat}.
 */
public enum Operation {
    CHAT_COMPLETIONS(OPENAI_CHAT, "chat/completions", JSON),
    COMPLETIONS(OPENAI_CHAT, "completions", JSON),
    EMBEDDINGS(OPENAI_CHAT, "embeddings", JSON),
    MODERATIONS(OPENAI_CHAT, "moderations", JSON),
    IMAGE_GENERATIONS(OPENAI_CHAT, "images/generations", JSON),
    IMAGE_EDITS(OPENAI_CHAT, "images/edits", MULTIPART),
    AUDIO_SPEECH(OPENAI_CHAT, "audio/speech", JSON),
    AUDIO_TRANSCRIPTIONS(OPENAI_CHAT, "audio/transcriptions", MULTIPART),
    AUDIO_TRANSLATIONS(OPENAI_CHAT, "audio/translations", MULTIPART),
    RERANK(OPENAI_CHAT, "rerank", JSON),
    RESPONSES(OPENAI_RESPONSES, "responses", JSON),
    RESPONSES_INPUT_TOKENS(OPENAI_RESPONSES, "responses/input_tokens", JSON),
    RESPONSES_COMPACT(OPENAI_RESPONSES, "responses/compact", JSON),
    RESPONSES_INPUT_ITEMS(OPENAI_RESPONSES, "responses", NONE),
    RESPONSES_GET(OPENAI_RESPONSES, "responses", NONE),
    RESPONSES_DELETE(OPENAI_RESPONSES, "responses", NONE),
    MESSAGES(ANTHROPIC_MESSAGES, "messages", JSON),
    MESSAGES_COUNT_TOKENS(ANTHROPIC_MESSAGES, "messages/count_tokens", JSON),
    GENERATE_CONTENT(GEMINI_GENERATE, "generateContent", JSON),
    STREAM_GENERATE_CONTENT(GEMINI_GENERATE, "streamGenerateContent", JSON),
    COUNT_TOKENS(GEMINI_GENERATE, "countTokens", JSON),
    EMBED_CONTENT(GEMINI_GENERATE, "embedContent", JSON),
    BATCH_EMBED_CONTENTS(GEMINI_GENERATE, "batchEmbedContents", JSON);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Dialect dialect;
    private final String path;
    private final BodyKind body;

    Operation(Dialect dialect, String path, BodyKind body) {
        this.dialect = dialect;
        this.path = path;
        this.body = body;
    }

    /** As logs and metrics say it. */
    public String word() {
        return word;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Surface surface() {
        return dialect.surface();
    }

    /** Path below the API root, without a leading slash; for Gemini the verb behind the colon. */
    public String path() {
        return path;
    }

    public BodyKind body() {
        return body;
    }

    /**
     * Whether serving it uses tokens of a model. Counting them and reading what was stored report numbers, but use
     * none.
     */
    public boolean usesTokens() {
        return switch (this) {
            case RESPONSES_INPUT_TOKENS,
                    RESPONSES_INPUT_ITEMS,
                    RESPONSES_GET,
                    RESPONSES_DELETE,
                    MESSAGES_COUNT_TOKENS,
                    COUNT_TOKENS ->
                    false;
            default -> true;
        };
    }

    /** Whether it says how many tokens a request has, without serving it. */
    public boolean counts() {
        return switch (this) {
            case RESPONSES_INPUT_TOKENS, MESSAGES_COUNT_TOKENS, COUNT_TOKENS -> true;
            default -> false;
        };
    }

    /** Whether a model writes an answer to a conversation: what can be translated from any dialect to any other. */
    public boolean generates() {
        return switch (this) {
            case CHAT_COMPLETIONS, RESPONSES, MESSAGES, GENERATE_CONTENT, STREAM_GENERATE_CONTENT -> true;
            default -> false;
        };
    }

    /** Whether the model is named in the path ({@code models/{model}:verb}) rather than in the body. */
    public boolean modelInPath() {
        return dialect == GEMINI_GENERATE;
    }
}
