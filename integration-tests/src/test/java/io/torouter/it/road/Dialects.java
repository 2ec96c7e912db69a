package io.torouter.it.road;

import io.torouter.dialect.Dialect;

/** One way to ask for a streamed answer in each dialect, and one such answer. */
final class Dialects {
    private Dialects() {}

    /** A model that the channel for the dialect in {@link Road#EVERY_DIALECT} serves. */
    static String model(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> "gpt";
            case ANTHROPIC_MESSAGES -> "claude";
            case GEMINI_GENERATE -> "gemini";
        };
    }

    static HttpRequestText streamed(Dialect dialect) {
        return streamed(dialect, model(dialect));
    }

    static HttpRequestText streamed(Dialect dialect, String model) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    HttpRequestText.post(
                            "/v1/chat/completions",
                            "{\"model\":\"%s\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"
                                    .formatted(model));
            case OPENAI_RESPONSES ->
                    HttpRequestText.post("/v1/responses", "{\"model\":\"%s\",\"stream\":true}".formatted(model));
            case ANTHROPIC_MESSAGES ->
                    HttpRequestText.post("/v1/messages", "{\"model\":\"%s\",\"stream\":true}".formatted(model));
            case GEMINI_GENERATE ->
                    HttpRequestText.post("/v1beta/models/" + model + ":streamGenerateContent?alt=sse", "{}");
        };
    }

    static HttpRequestText whole(Dialect dialect, String model) {
        return switch (dialect) {
            case OPENAI_CHAT -> HttpRequestText.post("/v1/chat/completions", "{\"model\":\"%s\"}".formatted(model));
            case OPENAI_RESPONSES -> HttpRequestText.post("/v1/responses", "{\"model\":\"%s\"}".formatted(model));
            case ANTHROPIC_MESSAGES -> HttpRequestText.post("/v1/messages", "{\"model\":\"%s\"}".formatted(model));
            case GEMINI_GENERATE -> HttpRequestText.post("/v1beta/models/" + model + ":generateContent", "{}");
        };
    }

    /** What comes before anything that a client cares for. */
    static String preamble(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n";
            case OPENAI_RESPONSES ->
                    "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"r\"}}\n\n";
            case ANTHROPIC_MESSAGES ->
                    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}\n\n";
            case GEMINI_GENERATE -> ": nothing yet\r\n\r\n";
        };
    }

    /** One event with a piece of the answer. */
    static String content(Dialect dialect, String text) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n".formatted(text);
            case OPENAI_RESPONSES ->
                    """
                    event: response.output_text.delta
                    data: {"type":"response.output_text.delta","delta":"%s"}

                    """
                            .formatted(text);
            case ANTHROPIC_MESSAGES ->
                    """
                    event: content_block_delta
                    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

                    """
                            .formatted(text);
            case GEMINI_GENERATE ->
                    "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"%s\"}],\"role\": \"model\"}}]}\r\n\r\n"
                            .formatted(text);
        };
    }

    /** How a stream of the dialect ends. */
    static String end(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    """
                    data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                    data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}

                    data: [DONE]

                    """;
            case OPENAI_RESPONSES ->
                    """
                    event: response.completed
                    data: {"type":"response.completed","response":{"usage":{"input_tokens":3,"output_tokens":2}}}

                    """;
            case ANTHROPIC_MESSAGES ->
                    """
                    event: message_delta
                    data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

                    event: message_stop
                    data: {"type":"message_stop"}

                    """;
            case GEMINI_GENERATE ->
                    "data: {\"candidates\": [{\"finishReason\": \"STOP\",\"index\": 0}],\"usageMetadata\":"
                            + " {\"promptTokenCount\": 3,\"candidatesTokenCount\": 2}}\r\n\r\n";
        };
    }

    /** A word that only the proper end of a stream has. */
    static String terminator(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> "[DONE]";
            case OPENAI_RESPONSES -> "response.completed";
            case ANTHROPIC_MESSAGES -> "message_stop";
            case GEMINI_GENERATE -> "finishReason";
        };
    }

    /** An error as the vendor says it inside a stream. */
    static String error(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> "data: {\"error\":{\"message\":\"no\",\"type\":\"server_error\",\"code\":null}}\n\n";
            case OPENAI_RESPONSES ->
                    "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"no\"}\n\n";
            case ANTHROPIC_MESSAGES ->
                    """
                    event: error
                    data: {"type":"error","error":{"type":"overloaded_error","message":"no"}}

                    """;
            case GEMINI_GENERATE ->
                    "data: {\"error\": {\"code\": 503,\"message\": \"no\",\"status\": \"UNAVAILABLE\"}}\r\n\r\n";
        };
    }
}
