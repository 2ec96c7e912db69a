package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which tools there are and how they may be used.
 *
 * @param choice null where the client did not say: the model decides then
 * @param parallel whether several calls may be made at once; null where the client did not say
 */
public record Tools(List<ToolDefinition> definitions, @Nullable ToolChoice choice, @Nullable Boolean parallel) {
    public static final Tools NONE = new Tools(List.of(), null, null);

    public Tools {
        definitions = List.copyOf(definitions);
    }
}
