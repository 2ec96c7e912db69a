package io.torouter.canonical;

/** A tool the model may ask for. */
public sealed interface ToolDefinition permits FunctionTool, CustomTool, ServerTool {}
