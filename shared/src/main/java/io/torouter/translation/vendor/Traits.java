package io.torouter.translation.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The merged members of all rules that match, read by name. A name that no rule has means the default. */
record Traits(ObjectNode json) {
    boolean flag(String name, boolean otherwise) {
        return json.path(name).asBoolean(otherwise);
    }

    int number(String name, int otherwise) {
        return json.path(name).asInt(otherwise);
    }

    String text(String name, String otherwise) {
        return json.path(name).asText(otherwise);
    }

    Set<String> set(String name) {
        var words = new LinkedHashSet<String>();
        json.path(name).forEach(word -> words.add(word.asText()));
        return Collections.unmodifiableSet(words);
    }

    JsonNode raw(String name) {
        return json.path(name);
    }
}
