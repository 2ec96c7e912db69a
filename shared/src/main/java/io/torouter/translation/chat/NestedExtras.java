package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rest of an object and of objects inside of it, which chat likes to nest: {@code {"type":"x","x":{…}}}. What stood
 * in an inner one goes by its path, such as {@code function.note}, and so is named where it is dropped.
 */
final class NestedExtras {
    private final Members outer;
    private final Map<String, JsonNode> nested = new LinkedHashMap<>();

    NestedExtras(Members outer) {
        this.outer = outer;
    }

    /**
     * Adds what nobody asked for in an inner object; to be called when it has been read.
     *
     * @param path of it in the outer object
     */
    NestedExtras with(String path, @Nullable Members inner) {
        if (inner != null) {
            inner.rest(OPENAI_CHAT).members().forEach((name, value) -> nested.put(path + '.' + name, value));
        }
        return this;
    }

    Extras read() {
        var rest = outer.rest(OPENAI_CHAT);
        if (nested.isEmpty()) {
            return rest;
        }
        var all = new LinkedHashMap<>(rest.members());
        all.putAll(nested);
        return new Extras(OPENAI_CHAT, outer.path(), all);
    }

    /**
     * Adds extras of chat to an object, and those of objects inside of it there; names others as dropped, and so those
     * of an inner object that is not written.
     */
    static void write(Extras extras, ObjectNode object, Drops drops) {
        if (extras.dialect() != OPENAI_CHAT) {
            extras.writeTo(object, OPENAI_CHAT, drops);
            return;
        }
        extras.members()
                .forEach((name, value) -> {
                    if (!put(object, name, value)) {
                        drops.add(extras.path().isEmpty() ? name : extras.path() + '.' + name);
                    }
                });
    }

    private static boolean put(ObjectNode object, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return object.get(path.substring(0, dot)) instanceof ObjectNode inner
                    && put(inner, path.substring(dot + 1), value);
        }
        if (!object.has(path)) {
            object.set(path, value);
        }
        return true;
    }
}
