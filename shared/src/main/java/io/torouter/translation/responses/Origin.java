package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.translation.Members;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Extras that tell, even where they are empty, from which place of a body of this dialect a thing came, so that it can
 * go back there.
 */
final class Origin {
    static final String INSTRUCTIONS = "instructions";
    static final String INPUT = "input";
    static final String CONTENT = "input.content";
    static final String TOOLS = "tools";

    /** Tools that a search of the client's found: they stand in its result and not among the tools. */
    static final String FOUND_TOOLS = "input.tools";

    private Origin() {}

    /** What nobody asked those members for. */
    static Extras of(Members members, String path) {
        return of(path, members.rest(OPENAI_RESPONSES).members());
    }

    static Extras of(String path, Map<String, JsonNode> members) {
        return new Extras(OPENAI_RESPONSES, path, members);
    }

    /** Both; members of the first win. */
    static Extras joined(Extras one, Extras other) {
        if (other.isEmpty()) {
            return one;
        }
        var members = new LinkedHashMap<>(one.members());
        other.members().forEach(members::putIfAbsent);
        return of(one.path(), members);
    }

    static boolean isOurs(Extras extras) {
        return extras.dialect() == OPENAI_RESPONSES;
    }

    static boolean is(Extras extras, String path) {
        return isOurs(extras) && extras.path().equals(path);
    }
}
