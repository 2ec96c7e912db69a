package io.torouter.canonical;

/** How a tool that the client runs is called. */
public enum ToolKind {
    /** With a JSON object. */
    FUNCTION,
    /** With free text, maybe bound by a grammar (OpenAI). */
    CUSTOM,
    /** With a JSON object, and answered with further tools (OpenAI, {@code execution: client}). */
    TOOL_SEARCH
}
