package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Members that have no place in the canonical form, of the body and of objects inside it. Those of inner objects are
 * called by their path, so that what is lost elsewhere is named exactly.
 */
final class Leftovers {
    private final Map<String, JsonNode> members = new LinkedHashMap<>();

    /** To be called when all that is of interest has been read. */
    void addRest(Members object) {
        object.rest(Dialect.ANTHROPIC_MESSAGES)
                .members()
                .forEach((name, value) -> members.put(object.pathOf(name), value));
    }

    void add(String path, JsonNode value) {
        members.put(path, value);
    }

    Extras extras() {
        return members.isEmpty() ? Extras.NONE : new Extras(Dialect.ANTHROPIC_MESSAGES, "", members);
    }

    /** Puts members back where they stood, or names them as dropped where they came from another dialect. */
    static void write(Extras extras, ObjectNode body, Drops drops) {
        if (extras.dialect() != Dialect.ANTHROPIC_MESSAGES) {
            extras.writeTo(body, Dialect.ANTHROPIC_MESSAGES, drops);
            return;
        }
        extras.members().forEach((path, value) -> put(body, path, value));
    }

    private static void put(ObjectNode object, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            put(object.withObject('/' + path.substring(0, dot)), path.substring(dot + 1), value);
        } else if (!object.has(path)) {
            object.set(path, value);
        }
    }
}
