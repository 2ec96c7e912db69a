package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** {@code cache_control} as OpenRouter has it from Anthropic, and OpenAI's own {@code prompt_cache_breakpoint}. */
final class CacheMarks {
    private CacheMarks() {}

    static @Nullable CacheMark read(Members part) {
        var control = part.object("cache_control");
        if (control != null) {
            return new CacheMark(control.path("ttl").textValue());
        }
        var breakpoint = part.json().path("prompt_cache_breakpoint");
        if (!breakpoint.isObject()) {
            return null;
        }
        // Its lifetimes (30m, 12h) are nobody else's; with one it stays among the extras too.
        if (!breakpoint.has("ttl")) {
            part.skip("prompt_cache_breakpoint");
        }
        return new CacheMark(null);
    }

    /** A mark on the whole of some parts is one on the last of them. */
    static List<Part> marked(List<Part> parts, @Nullable CacheMark mark) {
        if (mark == null || parts.isEmpty()) {
            return parts;
        }
        var marked = new ArrayList<>(parts);
        marked.add(marked(marked.removeLast(), mark));
        return marked;
    }

    private static Part marked(Part part, CacheMark mark) {
        return switch (part) {
            case Text text -> new Text(text.text(), text.citations(), text.seal(), mark, text.extras());
            case Media media ->
                    new Media(
                            media.kind(),
                            media.source(),
                            media.name(),
                            media.detail(),
                            media.transcript(),
                            media.seal(),
                            mark,
                            media.extras());
            case ToolCall call ->
                    new ToolCall(call.id(), call.tool(), call.arguments(), call.seal(), mark, call.extras());
            case Refusal _, StructuredData _, ToolResult _, Thought _, VendorPart _ -> part;
        };
    }

    static void write(@Nullable CacheMark mark, ObjectNode object, Upstream upstream) {
        if (mark == null) {
            return;
        }
        switch (upstream.traits().caching()) {
            case CONTROL -> {
                var control = object.putObject("cache_control").put("type", "ephemeral");
                if (mark.ttl() != null) {
                    control.put("ttl", mark.ttl());
                }
            }
            case BREAKPOINT -> object.putObject("prompt_cache_breakpoint").put("mode", "explicit");
            case NONE -> upstream.drops().add(Field.CACHE_CONTROL);
        }
    }
}
