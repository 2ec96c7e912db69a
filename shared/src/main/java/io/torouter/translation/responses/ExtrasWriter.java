package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.translation.vendor.ResponsesTraits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Writes what stood at the top of a request and has no place in the canonical form. */
final class ExtrasWriter {
    /** Objects, inside of which members may have stood that we do not know. */
    private static final List<String> OBJECTS = List.of("reasoning", "text");

    /** Members that mean the same in OpenAI's other API. */
    private static final Set<String> SHARED = Set.of("moderation", "prompt_cache_retention");

    private static final String CACHE_OPTIONS = "prompt_cache_options";

    private ExtrasWriter() {}

    static void write(Extras extras, ResponsesTraits traits, ObjectNode body, Drops drops) {
        if (extras.dialect() == OPENAI_CHAT) {
            fromChat(extras, traits, body, drops);
        } else {
            extras.writeTo(body, OPENAI_RESPONSES, drops);
            OBJECTS.forEach(object -> inside(object, extras, body));
        }
    }

    private static void fromChat(Extras extras, ResponsesTraits traits, ObjectNode body, Drops drops) {
        var others = new LinkedHashMap<String, JsonNode>();
        extras.members()
                .forEach((name, value) -> {
                    if (SHARED.contains(name) || (name.equals(CACHE_OPTIONS) && traits.cacheMarks())) {
                        body.set(name, value);
                    } else {
                        others.put(name, value);
                    }
                });
        new Extras(OPENAI_CHAT, extras.path(), others).writeTo(body, OPENAI_RESPONSES, drops);
    }

    /** They were kept under their paths. */
    private static void inside(String object, Extras extras, ObjectNode body) {
        var prefix = object + '.';
        for (var name : extras.members().keySet()) {
            if (name.startsWith(prefix) && body.has(name)) {
                put(body.withObjectProperty(object), name.substring(prefix.length()), body.remove(name));
            }
        }
    }

    private static void put(ObjectNode object, String path, JsonNode value) {
        int dot = path.indexOf('.');
        if (dot >= 0 && object.get(path.substring(0, dot)) instanceof ObjectNode inner) {
            put(inner, path.substring(dot + 1), value);
        } else {
            object.set(path, value);
        }
    }
}
