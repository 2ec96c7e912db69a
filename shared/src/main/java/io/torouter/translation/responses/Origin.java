package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.translation.Members;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

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

    /** Begins the names of what is the first content's and not the message's. */
    private static final String INSIDE = "content.";

    private Origin() {}

    /** What nobody asked those members for. */
    static Extras of(Members members, String path) {
        return of(path, members.rest(OPENAI_RESPONSES).members());
    }

    static Extras of(String path, Map<String, JsonNode> members) {
        return new Extras(OPENAI_RESPONSES, path, members);
    }

    /** Those of a message, and those of its first content under the names that they have from there. */
    static Extras joined(Extras message, Extras content) {
        if (content.isEmpty()) {
            return message;
        }
        var members = new LinkedHashMap<>(message.members());
        content.members().forEach((name, value) -> members.put(INSIDE + name, value));
        return of(message.path(), members);
    }

    /** What is the message's of extras that may have been joined. */
    static Extras ofMessage(Extras extras) {
        return only(extras, name -> is(extras, INPUT) && !name.startsWith(INSIDE), 0);
    }

    /** What is the content's of extras that may have been joined. */
    static Extras ofContent(Extras extras) {
        return is(extras, INPUT) ? only(extras, name -> name.startsWith(INSIDE), INSIDE.length()) : extras;
    }

    private static Extras only(Extras extras, Predicate<String> wanted, int skipped) {
        var members = new LinkedHashMap<String, JsonNode>();
        extras.members()
                .forEach((name, value) -> {
                    if (wanted.test(name)) {
                        members.put(name.substring(skipped), value);
                    }
                });
        return new Extras(extras.dialect(), extras.path(), members);
    }

    static boolean isOurs(Extras extras) {
        return extras.dialect() == OPENAI_RESPONSES;
    }

    static boolean is(Extras extras, String path) {
        return isOurs(extras) && extras.path().equals(path);
    }
}
