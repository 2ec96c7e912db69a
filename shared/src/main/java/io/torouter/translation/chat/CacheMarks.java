package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Field;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

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
