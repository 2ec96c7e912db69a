package io.torouter.canonical;

/** How urgently a vendor serves, and at which price. */
public enum ServiceTier {
    AUTO,
    /** OpenAI's {@code default}, Anthropic's {@code standard_only}. */
    STANDARD,
    FLEX,
    PRIORITY,
    /** Only reported, never asked for. */
    BATCH
}
