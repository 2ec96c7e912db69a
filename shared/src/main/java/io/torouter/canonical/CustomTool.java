package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * A tool that the client runs and the model calls with free text (OpenAI).
 *
 * @param grammar what the text must fit; null for any text
 */
public record CustomTool(
        FunctionTool.@Nullable Namespace namespace,
        String name,
        @Nullable String description,
        @Nullable Grammar grammar,
        Extras extras)
        implements ToolDefinition {
    /**
     * @param syntax {@code lark} or {@code regex}
     */
    public record Grammar(String syntax, String definition) {}
}
