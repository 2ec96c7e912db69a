package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The member {@code cache_control}, of which a request may have four.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Prompt caching, read
 *     2026-11-24</a>
 */
final class CacheMarks {
    private static final String NAME = "cache_control";
    private static final int MOST = 4;
    private static final Set<String> LIFETIMES = Set.of("5m", "1h");

    private CacheMarks() {}

    static @Nullable CacheMark read(Members block) {
        var control = block.inside(NAME);
        return control == null ? null : new CacheMark(control.text("ttl"));
    }

    static void write(ObjectNode block, @Nullable CacheMark mark) {
        if (mark == null) {
            return;
        }
        var control = block.putObject(NAME).put("type", "ephemeral");
        var lifetime = mark.ttl();
        if (lifetime != null && LIFETIMES.contains(lifetime)) {
            control.put("ttl", lifetime);
        }
    }

    /** Takes the first marks away where there are too many: the last ones cover the longest beginnings. */
    static void limit(ObjectNode body, Drops drops) {
        var marked = new ArrayList<ObjectNode>();
        for (var name : List.of("tools", "system", "messages")) {
            collect(body.path(name), marked);
        }
        int surplus = marked.size() - (body.has(NAME) ? MOST - 1 : MOST);
        for (int i = 0; i < surplus; i++) {
            marked.get(i).remove(NAME);
            drops.add(Field.CACHE_CONTROL);
        }
    }

    /** Marks stand on tools, blocks, and blocks inside of results; never inside of inputs or schemas. */
    private static void collect(JsonNode blocks, List<ObjectNode> marked) {
        if (!blocks.isArray()) {
            return;
        }
        for (var block : blocks) {
            collect(block.path("content"), marked);
            if (block instanceof ObjectNode object && object.has(NAME)) {
                marked.add(object);
            }
        }
    }
}
