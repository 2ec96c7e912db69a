package io.torouter.translation.gemini;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * Extras of an object and of the objects in it, under names with dots: {@code generationConfig.imageConfig}. So each is
 * named by itself where it is dropped.
 */
final class DeepExtras {
    private DeepExtras() {}

    /**
     * What nobody asked for.
     *
     * @param outer the object
     * @param inner objects in it; null ones were missing
     */
    static Extras of(Members outer, @Nullable Members... inner) {
        var all = new LinkedHashMap<String, JsonNode>(outer.rest(GEMINI_GENERATE).members());
        int skipped = outer.path().isEmpty() ? 0 : outer.path().length() + 1;
        for (var members : inner) {
            if (members != null) {
                var prefix = members.path().substring(skipped) + '.';
                members.rest(GEMINI_GENERATE).members().forEach((name, value) -> all.put(prefix + name, value));
            }
        }
        return all.isEmpty() ? Extras.NONE : new Extras(GEMINI_GENERATE, outer.path(), all);
    }

    /** Puts Gemini's back in their places, where nothing stands yet. Others are dropped. */
    static void write(Extras extras, ObjectNode object, Drops drops) {
        if (extras.dialect() != GEMINI_GENERATE) {
            extras.writeTo(object, GEMINI_GENERATE, drops);
            return;
        }
        extras.members().forEach((name, value) -> set(object, name, value));
    }

    private static void set(ObjectNode object, String name, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot >= 0) {
            set(inner(object, name.substring(0, dot)), name.substring(dot + 1), value);
        } else if (!object.has(name)) {
            object.set(name, value);
        } else if (object.get(name) instanceof ObjectNode there && value instanceof ObjectNode more) {
            more.properties().forEach(member -> set(there, member.getKey(), member.getValue()));
        }
    }

    private static ObjectNode inner(ObjectNode object, String name) {
        return object.get(name) instanceof ObjectNode there ? there : object.putObject(name);
    }
}
