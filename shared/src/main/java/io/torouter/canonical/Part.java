package io.torouter.canonical;

/** A piece of a turn or of an answer. */
public sealed interface Part permits Text, Refusal, Media, StructuredData, ToolCall, ToolResult, Thought, VendorPart {}
