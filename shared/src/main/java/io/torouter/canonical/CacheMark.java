package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The prompt up to here may be cached.
 *
 * @param ttl {@code 5m}, {@code 1h}; null for the vendor's default
 */
public record CacheMark(@Nullable String ttl) {
    /** A mark on the whole of some parts is one on the last of them. */
    public static List<Part> onLast(List<Part> parts, @Nullable CacheMark mark) {
        if (mark == null || parts.isEmpty()) {
            return parts;
        }
        var marked = new ArrayList<>(parts);
        marked.add(mark.on(marked.removeLast()));
        return marked;
    }

    /** The part with the mark; as it is, where it can have none. */
    private Part on(Part part) {
        return switch (part) {
            case Text text -> text.with(this);
            case Media media -> media.with(this);
            case ToolCall call ->
                    new ToolCall(call.id(), call.tool(), call.arguments(), call.seal(), this, call.extras());
            case Refusal _, StructuredData _, ToolResult _, Thought _, VendorPart _ -> part;
        };
    }
}
