package io.torouter.canonical;

/** Who speaks. */
public enum Role {
    SYSTEM,
    /** OpenAI's name for instructions of the application; a system turn elsewhere. */
    DEVELOPER,
    USER,
    ASSISTANT,
    /** A turn that holds nothing but tool results. */
    TOOL
}
