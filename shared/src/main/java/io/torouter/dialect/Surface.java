package io.torouter.dialect;

/** The API family a client called; it decides the shape of errors and of model lists. */
public enum Surface {
    OPENAI,
    ANTHROPIC,
    GEMINI
}
