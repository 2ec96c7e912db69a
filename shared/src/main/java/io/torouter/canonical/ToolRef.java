package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * Which tool is meant.
 *
 * @param namespace the group of tools it belongs to; null for none
 */
public record ToolRef(ToolKind kind, @Nullable String namespace, String name) {
    public static ToolRef function(String name) {
        return new ToolRef(ToolKind.FUNCTION, null, name);
    }
}
