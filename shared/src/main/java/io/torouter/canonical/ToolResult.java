package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a tool gave back.
 *
 * @param tool null where the dialect does not repeat it and no call before has the id
 * @param content in order; empty for an empty result
 * @param error whether the tool failed
 */
public record ToolResult(
        String callId,
        @Nullable ToolRef tool,
        List<Part> content,
        boolean error,
        @Nullable CacheMark cache,
        Extras extras)
        implements Part {
    public ToolResult {
        content = List.copyOf(content);
    }
}
