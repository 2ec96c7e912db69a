package io.torouter.canonical;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/**
 * A tool that the client runs and the model calls with a JSON object.
 *
 * @param namespace the group it was declared in; null for none
 * @param parameters a JSON schema, as the client wrote it; null for none
 * @param strict null where the client did not say
 */
public record FunctionTool(
        ToolKind kind,
        @Nullable Namespace namespace,
        String name,
        @Nullable String description,
        @Nullable JsonNode parameters,
        @Nullable Boolean strict,
        @Nullable CacheMark cache,
        Extras extras)
        implements ToolDefinition {
    /** A named group of tools (OpenAI). */
    public record Namespace(String name, @Nullable String description, Extras extras) {}

    public FunctionTool(String name, @Nullable String description, @Nullable JsonNode parameters) {
        this(ToolKind.FUNCTION, null, name, description, parameters, null, null, Extras.NONE);
    }
}
