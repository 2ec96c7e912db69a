package io.torouter.canonical;

import io.torouter.dialect.Dialect;

/** What a request can say and an upstream may not be able to hear, under its name in each dialect. */
public enum Field {
    TEMPERATURE("temperature", "temperature", "temperature", "generationConfig.temperature"),
    TOP_P("top_p", "top_p", "top_p", "generationConfig.topP"),
    TOP_K("top_k", "top_k", "top_k", "generationConfig.topK"),
    FREQUENCY_PENALTY(
            "frequency_penalty", "frequency_penalty", "frequency_penalty", "generationConfig.frequencyPenalty"),
    PRESENCE_PENALTY("presence_penalty", "presence_penalty", "presence_penalty", "generationConfig.presencePenalty"),
    SEED("seed", "seed", "seed", "generationConfig.seed"),
    STOP("stop", "stop", "stop_sequences", "generationConfig.stopSequences"),
    MAX_OUTPUT("max_completion_tokens", "max_output_tokens", "max_tokens", "generationConfig.maxOutputTokens"),
    CANDIDATES("n", "n", "n", "generationConfig.candidateCount"),
    LOGPROBS("logprobs", "include", "logprobs", "generationConfig.responseLogprobs"),
    TOP_LOGPROBS("top_logprobs", "top_logprobs", "top_logprobs", "generationConfig.logprobs"),
    USER("user", "user", "metadata.user_id", "labels.user"),
    METADATA("metadata", "metadata", "metadata", "labels"),
    CACHE_KEY("prompt_cache_key", "prompt_cache_key", "prompt_cache_key", "cachedContent"),
    SERVICE_TIER("service_tier", "service_tier", "service_tier", "serviceTier"),
    CACHE_CONTROL("cache_control", "cache_control", "cache_control", "cachedContent"),
    FORMAT("response_format", "text.format", "output_config.format", "generationConfig.responseSchema"),
    VERBOSITY("verbosity", "text.verbosity", "verbosity", "verbosity"),
    MODALITIES("modalities", "modalities", "modalities", "generationConfig.responseModalities"),
    AUDIO_OUT("audio", "audio", "audio", "generationConfig.speechConfig"),
    THINKING("reasoning_effort", "reasoning.effort", "thinking", "generationConfig.thinkingConfig"),
    THINKING_BUDGET(
            "reasoning.max_tokens",
            "reasoning.max_tokens",
            "thinking.budget_tokens",
            "generationConfig.thinkingConfig.thinkingBudget"),
    THINKING_SUMMARY(
            "reasoning.summary",
            "reasoning.summary",
            "thinking.display",
            "generationConfig.thinkingConfig.includeThoughts"),
    THOUGHT("messages.reasoning", "input.reasoning", "messages.thinking", "contents.thought"),
    THOUGHT_SEAL(
            "messages.reasoning_details", "input.encrypted_content", "messages.signature", "contents.thoughtSignature"),
    TOOL_CHOICE("tool_choice", "tool_choice", "tool_choice", "toolConfig.functionCallingConfig"),
    PARALLEL_TOOLS(
            "parallel_tool_calls",
            "parallel_tool_calls",
            "tool_choice.disable_parallel_tool_use",
            "toolConfig.functionCallingConfig.parallel"),
    TOOL_STRICT("tools.strict", "tools.strict", "tools.strict", "tools.strict"),
    TOOL_SCHEMA(
            "tools.function.parameters",
            "tools.parameters",
            "tools.input_schema",
            "tools.functionDeclarations.parameters"),
    TOOL_GRAMMAR("tools.custom.format", "tools.format", "tools.format", "tools.format"),
    TOOL_ERROR("messages.is_error", "input.is_error", "messages.is_error", "contents.functionResponse.error"),
    IMAGE("messages.image_url", "input.input_image", "messages.image", "contents.inlineData"),
    IMAGE_DETAIL("messages.detail", "input.detail", "messages.detail", "generationConfig.mediaResolution"),
    DOCUMENT("messages.file", "input.input_file", "messages.document", "contents.inlineData"),
    AUDIO("messages.input_audio", "input.input_audio", "messages.audio", "contents.inlineData"),
    VIDEO("messages.video_url", "input.input_video", "messages.video", "contents.inlineData"),
    MEDIA_NAME("messages.file.filename", "input.filename", "messages.title", "contents.displayName"),
    STORED_FILE("messages.file_id", "input.file_id", "messages.file_id", "contents.fileData"),
    CITATIONS("messages.annotations", "input.annotations", "messages.citations", "contents.groundingMetadata"),
    REFUSAL("messages.refusal", "input.refusal", "messages.refusal", "contents.refusal"),
    VENDOR_PART("messages.content", "input", "messages.content", "contents.parts"),
    /** The beginning of an answer that the model was to go on with. */
    PREFILL("messages.assistant", "input.assistant", "messages.assistant", "contents.model"),
    SERVER_TOOL("tools", "tools", "tools", "tools");

    private final String chat;
    private final String responses;
    private final String anthropic;
    private final String gemini;

    Field(String chat, String responses, String anthropic, String gemini) {
        this.chat = chat;
        this.responses = responses;
        this.anthropic = anthropic;
        this.gemini = gemini;
    }

    /** What a medium of that kind is called. */
    public static Field of(Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> IMAGE;
            case DOCUMENT -> DOCUMENT;
            case AUDIO -> AUDIO;
            case VIDEO -> VIDEO;
        };
    }

    /** Its path in a body of that dialect, without indexes. Where the dialect cannot say it, a name near to it. */
    public String in(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> chat;
            case OPENAI_RESPONSES -> responses;
            case ANTHROPIC_MESSAGES -> anthropic;
            case GEMINI_GENERATE -> gemini;
        };
    }
}
