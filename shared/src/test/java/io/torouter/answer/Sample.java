package io.torouter.answer;

import static io.torouter.answer.Framing.JSON;
import static io.torouter.answer.Framing.JSON_ARRAY;
import static io.torouter.answer.Framing.SSE;
import static io.torouter.answer.Progress.COMPLETE;
import static io.torouter.answer.Progress.FAILED;
import static io.torouter.dialect.Operation.AUDIO_SPEECH;
import static io.torouter.dialect.Operation.AUDIO_TRANSCRIPTIONS;
import static io.torouter.dialect.Operation.CHAT_COMPLETIONS;
import static io.torouter.dialect.Operation.COMPLETIONS;
import static io.torouter.dialect.Operation.COUNT_TOKENS;
import static io.torouter.dialect.Operation.EMBEDDINGS;
import static io.torouter.dialect.Operation.EMBED_CONTENT;
import static io.torouter.dialect.Operation.GENERATE_CONTENT;
import static io.torouter.dialect.Operation.IMAGE_EDITS;
import static io.torouter.dialect.Operation.IMAGE_GENERATIONS;
import static io.torouter.dialect.Operation.MESSAGES;
import static io.torouter.dialect.Operation.MESSAGES_COUNT_TOKENS;
import static io.torouter.dialect.Operation.RESPONSES;
import static io.torouter.dialect.Operation.RESPONSES_INPUT_TOKENS;
import static io.torouter.dialect.Operation.STREAM_GENERATE_CONTENT;

import io.torouter.dialect.Operation;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** An answer in a file of ours, written after the providers' documents, and what must be seen in it. */
record Sample(String file, Run.Opening opening, Progress progress, Usage usage, @Nullable UpstreamError error) {
    private static final Usage CHAT = new Usage(176, 1024, 0, 148, 192);
    private static final Usage RESPONSE = new Usage(16, 384, 100, 24, 40);
    private static final Usage GEMINI = new Usage(50, 100, 0, 14, 80);
    private static final Usage IMAGE = new Usage(50, 0, 0, 1056, 0, new Usage.Detail(0, 0, 0, 0, 1));
    private static final Usage EDITED = IMAGE.with(new Usage.Detail(0, 0, 10, 0, 1));
    private static final Usage HEARD = new Usage(14, 0, 0, 5, 0, new Usage.Detail(0, 14, 0, 0, 0));
    private static final String OVER_QUOTA =
            "You exceeded your current quota, please check your plan and billing details.";
    private static final String OVER_RATE =
            "Rate limit reached for gpt-5-mini in organization org-x on tokens per min"
                    + " (TPM): Limit 200000, Used 200000. Please try again in 6ms.";

    static List<Sample> all() {
        return List.of(
                complete("openai.chat/text.sse", CHAT_COMPLETIONS, SSE, CHAT),
                complete("openai.chat/tools.sse", CHAT_COMPLETIONS, SSE, Usage.NONE),
                complete("openai.chat/azure.sse", CHAT_COMPLETIONS, SSE, Usage.NONE),
                complete("openai.chat/no-done.sse", CHAT_COMPLETIONS, SSE, new Usage(9, 0, 0, 2, 0)),
                complete("openai.chat/completions.sse", COMPLETIONS, SSE, new Usage(5, 0, 0, 2, 0)),
                failed("openai.chat/error-at-once.sse", CHAT_COMPLETIONS, SSE, "tokens", OVER_RATE, 429),
                failed(
                        "openai.chat/openrouter-error.sse",
                        CHAT_COMPLETIONS,
                        SSE,
                        new Usage(43, 0, 0, 0, 10),
                        new UpstreamError("502", "Provider disconnected\nunexpectedly", 502)),
                complete("openai.chat/whole.json", CHAT_COMPLETIONS, JSON, CHAT),
                complete("openai.chat/xai.json", CHAT_COMPLETIONS, JSON, new Usage(1, 306, 0, 26, 227)),
                complete("openai.chat/embeddings.json", EMBEDDINGS, JSON, new Usage(8, 0, 0, 0, 0)),
                failed("openai.chat/error.json", CHAT_COMPLETIONS, JSON, "429", "Provider returned error", 429),
                complete("openai.media/image.sse", IMAGE_GENERATIONS, SSE, IMAGE),
                complete("openai.media/image.json", IMAGE_EDITS, JSON, EDITED),
                complete("openai.media/transcript.sse", AUDIO_TRANSCRIPTIONS, SSE, HEARD),
                complete("openai.media/speech.sse", AUDIO_SPEECH, SSE, new Usage(14, 0, 0, 101, 0)),
                complete("openai.responses/text.sse", RESPONSES, SSE, RESPONSE),
                complete("openai.responses/incomplete.sse", RESPONSES, SSE, RESPONSE),
                failed("openai.responses/error.sse", RESPONSES, SSE, "insufficient_quota", OVER_QUOTA, 429),
                failed(
                        "openai.responses/failed.sse",
                        RESPONSES,
                        SSE,
                        RESPONSE,
                        new UpstreamError("server_error", "The model had an error.", 500)),
                complete("openai.responses/whole.json", RESPONSES, JSON, RESPONSE),
                complete("openai.responses/failed.json", RESPONSES, JSON, Usage.NONE),
                complete("openai.responses/input_tokens.json", RESPONSES_INPUT_TOKENS, JSON, new Usage(11, 0, 0, 0, 0)),
                complete("anthropic.messages/tools.sse", MESSAGES, SSE, new Usage(21, 2000, 300, 67, 120)),
                failed(
                        "anthropic.messages/overloaded.sse",
                        MESSAGES,
                        SSE,
                        new Usage(21, 2000, 300, 1, 0),
                        new UpstreamError("overloaded_error", "Overloaded", 529)),
                failed(
                        "anthropic.messages/error-late.sse",
                        MESSAGES,
                        SSE,
                        new Usage(21, 2000, 300, 1, 0),
                        new UpstreamError("api_error", "Internal server error", 500)),
                complete("anthropic.messages/whole.json", MESSAGES, JSON, new Usage(21, 4000, 0, 33, 0)),
                complete(
                        "anthropic.messages/count_tokens.json",
                        MESSAGES_COUNT_TOKENS,
                        JSON,
                        new Usage(2095, 0, 0, 0, 0)),
                failed(
                        "anthropic.messages/error.json",
                        MESSAGES,
                        JSON,
                        "rate_limit_error",
                        "This request would exceed your rate limit.",
                        429),
                complete("gemini.generate/text.sse", STREAM_GENERATE_CONTENT, SSE, GEMINI),
                complete("gemini.generate/blocked.sse", STREAM_GENERATE_CONTENT, SSE, new Usage(8, 0, 0, 0, 0)),
                failed(
                        "gemini.generate/error.sse",
                        STREAM_GENERATE_CONTENT,
                        SSE,
                        "UNAVAILABLE",
                        "The model is overloaded. Please try again later.",
                        503),
                complete("gemini.generate/array.json", STREAM_GENERATE_CONTENT, JSON_ARRAY, GEMINI),
                failed(
                        "gemini.generate/array-error.json",
                        STREAM_GENERATE_CONTENT,
                        JSON_ARRAY,
                        new Usage(50, 100, 0, 0, 60),
                        new UpstreamError("UNAVAILABLE", "The model is overloaded. Please try again later.", 503)),
                failed(
                        "gemini.generate/error.json",
                        STREAM_GENERATE_CONTENT,
                        JSON_ARRAY,
                        "UNAVAILABLE",
                        "The model is overloaded. Please try again later.",
                        503),
                complete("gemini.generate/whole.json", GENERATE_CONTENT, JSON, GEMINI),
                complete("gemini.generate/count_tokens.json", COUNT_TOKENS, JSON, new Usage(20, 11, 0, 0, 0)),
                complete("gemini.generate/embed.json", EMBED_CONTENT, JSON, new Usage(4, 0, 0, 0, 0)));
    }

    static List<Sample> of(Framing framing) {
        return all().stream().filter(sample -> sample.opening.framing() == framing).toList();
    }

    private static Sample complete(String file, Operation operation, Framing framing, Usage usage) {
        return new Sample(file, Run.Opening.of(operation, framing), COMPLETE, usage, null);
    }

    private static Sample failed(
            String file, Operation operation, Framing framing, String type, String message, int status) {
        return failed(file, operation, framing, Usage.NONE, new UpstreamError(type, message, status));
    }

    private static Sample failed(String file, Operation operation, Framing framing, Usage usage, UpstreamError error) {
        return new Sample(file, Run.Opening.of(operation, framing), FAILED, usage, error);
    }

    byte[] bytes() {
        try (var in = Objects.requireNonNull(Sample.class.getResourceAsStream("/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
