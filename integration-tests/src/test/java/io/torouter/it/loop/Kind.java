package io.torouter.it.loop;

import io.torouter.dialect.Dialect;

import java.util.Locale;

/** The upstreams there are: for each a channel, and a model of that channel's. */
enum Kind {
    OPENAI(Dialect.OPENAI_CHAT, "openai", "gpt-5.1", new ChatVendor(ChatThoughts.HIDDEN)),
    DEEPSEEK(Dialect.OPENAI_CHAT, "openai-compatible", "deepseek-v4", new ChatVendor(ChatThoughts.CONTENT)),
    ROUTED_CLAUDE(Dialect.OPENAI_CHAT, "openrouter", "anthropic/claude-sonnet", new ChatVendor(ChatThoughts.CLAUDE)),
    ROUTED_GPT(Dialect.OPENAI_CHAT, "openrouter", "openai/gpt-5.1", new ChatVendor(ChatThoughts.GPT)),
    ROUTED_GEMINI(Dialect.OPENAI_CHAT, "openrouter", "google/gemini-3-pro", new ChatVendor(ChatThoughts.GEMINI)),
    RESPONSES(Dialect.OPENAI_RESPONSES, "openai", "gpt-5.1", new ResponsesVendor()),
    ANTHROPIC(Dialect.ANTHROPIC_MESSAGES, "anthropic", "claude-sonnet-4-5", new AnthropicVendor()),
    GEMINI(Dialect.GEMINI_GENERATE, "gemini", "gemini-3-pro-preview", new GeminiVendor());

    private final Dialect dialect;
    private final String type;
    private final String upstream;
    private final Vendor vendor;

    Kind(Dialect dialect, String type, String upstream, Vendor vendor) {
        this.dialect = dialect;
        this.type = type;
        this.upstream = upstream;
        this.vendor = vendor;
    }

    Dialect dialect() {
        return dialect;
    }

    Vendor vendor() {
        return vendor;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The model by which clients ask for this upstream. */
    String model() {
        return "to-" + id();
    }

    /** Whether it is a model behind OpenRouter. */
    boolean isRouted() {
        return this == ROUTED_CLAUDE || this == ROUTED_GPT || this == ROUTED_GEMINI;
    }

    /** Whether it gives out opaque values. */
    boolean seals() {
        return this != OPENAI && this != DEEPSEEK;
    }

    /**
     * Its channel, in YAML.
     *
     * @param models more of its models
     */
    String channel(String models) {
        return """
          - id: %1$s
            type: %2$s
            base_url: ${UPSTREAM}/%1$s
            api_key: x
            dialects: [%3$s]
            models: [{ id: to-%1$s, upstream: "%4$s" }%5$s]
        """
                .formatted(id(), type, dialect.id(), upstream, models);
    }
}
