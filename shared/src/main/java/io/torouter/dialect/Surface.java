package io.torouter.dialect;

import java.util.Locale;

/** The API family a client called; it decides the shape of errors and of model lists. */
public enum Surface {
    OPENAI,
    ANTHROPIC,
    GEMINI;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As logs, metrics and settings say it. */
    public String word() {
        return word;
    }
}
