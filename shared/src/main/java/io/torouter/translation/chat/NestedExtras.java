package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rest of an object and of objects inside of it, which chat likes to nest: {@code {"type":"x","x":{…}}}. */
final class NestedExtras {
    private final Members outer;
    private final Map<String, JsonNode> nested = new LinkedHashMap<>();

    NestedExtras(Members outer) {
        this.outer = outer;
    }

    /** Adds what nobody asked for in a member of the outer object. */
    NestedExtras with(String name, @Nullable Members inner) {
        var rest = inner == null ? Extras.NONE : inner.rest(OPENAI_CHAT);
        if (!rest.isEmpty()) {
            var object = JsonNodeFactory.instance.objectNode();
            rest.members().forEach(object::set);
            nested.put(name, object);
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

    /** Adds extras of chat to an object, and those of an object inside of it there; names others as dropped. */
    static void write(Extras extras, ObjectNode object, Drops drops) {
        if (extras.dialect() == OPENAI_CHAT) {
            extras.members().forEach((name, value) -> merge(object, name, value));
        } else {
            extras.writeTo(object, OPENAI_CHAT, drops);
        }
    }

    private static void merge(ObjectNode object, String name, JsonNode value) {
        var present = object.get(name);
        if (present == null) {
            object.set(name, value);
        } else if (present instanceof ObjectNode inner && value instanceof ObjectNode more) {
            more.properties().forEach(member -> merge(inner, member.getKey(), member.getValue()));
        }
    }
}
