package io.torouter.dialect;

import java.util.Arrays;
import java.util.Optional;

/** A wire protocol that a client speaks or an upstream understands. */
public enum Dialect {
    OPENAI_CHAT("openai.chat", Surface.OPENAI),
    OPENAI_RESPONSES("openai.responses", Surface.OPENAI),
    ANTHROPIC_MESSAGES("anthropic.messages", Surface.ANTHROPIC),
    GEMINI_GENERATE("gemini.generate", Surface.GEMINI);

    private final String id;
    private final Surface surface;

    Dialect(String id, Surface surface) {
        this.id = id;
        this.surface = surface;
    }

    /** The name used in configuration, metrics and logs, for example {@code openai.chat}. */
    public String id() {
        return id;
    }

    public Surface surface() {
        return surface;
    }

    /** The dialect with that {@linkplain #id() id}, or empty. */
    public static Optional<Dialect> byId(String id) {
        return Arrays.stream(values()).filter(dialect -> dialect.id.equals(id)).findFirst();
    }
}
