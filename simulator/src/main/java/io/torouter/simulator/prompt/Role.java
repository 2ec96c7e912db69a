package io.torouter.simulator.prompt;

/** Who speaks in a turn. */
public enum Role {
    /** Instructions and tool definitions. */
    SYSTEM,
    USER,
    ASSISTANT,
    /** What a tool returned. */
    TOOL
}
