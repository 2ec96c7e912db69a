package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * The model asks for a tool.
 *
 * @param id never empty; decoders make one, without chance, where the dialect has none
 * @param tool the name as the client declared it, without its namespace
 * @param arguments a JSON object as text for {@link ToolKind#FUNCTION} and {@link ToolKind#TOOL_SEARCH}, free text for
 *     {@link ToolKind#CUSTOM}; as the model wrote it, which may not be well-formed
 * @param seal what the vendor binds to the call and wants back with it; null where it binds nothing
 */
public record ToolCall(
        String id, ToolRef tool, String arguments, @Nullable Seal seal, @Nullable CacheMark cache, Extras extras)
        implements Part {
    public ToolCall(String id, ToolRef tool, String arguments) {
        this(id, tool, arguments, null, null, Extras.NONE);
    }
}
