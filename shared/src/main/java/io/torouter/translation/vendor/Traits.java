package io.torouter.translation.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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

    /** The texts whose names begin so, by the rest of their names. */
    Map<String, String> texts(String prefix) {
        var texts = new LinkedHashMap<String, String>();
        json.properties().stream()
                .filter(member -> member.getKey().startsWith(prefix) && member.getValue().isTextual())
                .forEach(
                        member -> texts.put(member.getKey().substring(prefix.length()), member.getValue().textValue()));
        return Collections.unmodifiableMap(texts);
    }

    JsonNode raw(String name) {
        return json.path(name);
    }
}
