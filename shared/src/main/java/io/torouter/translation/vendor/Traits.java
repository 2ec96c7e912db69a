package io.torouter.translation.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The merged members of all rules that match, read by name. A name that no rule has means the default.
 *
 * @param asked told each name that is read, and as what
 */
record Traits(ObjectNode json, BiConsumer<String, TraitKind> asked) {
    Traits(ObjectNode json) {
        this(json, (_, _) -> {});
    }

    boolean flag(String name, boolean otherwise) {
        asked.accept(name, TraitKind.Plain.FLAG);
        return json.path(name).asBoolean(otherwise);
    }

    int number(String name, int otherwise) {
        asked.accept(name, TraitKind.Plain.NUMBER);
        return json.path(name).asInt(otherwise);
    }

    double decimal(String name, double otherwise) {
        asked.accept(name, TraitKind.Plain.DECIMAL);
        return json.path(name).asDouble(otherwise);
    }

    /** One of an enum's words, in small letters. */
    <E extends Enum<E>> E word(String name, E otherwise) {
        var values = EnumSet.allOf(otherwise.getDeclaringClass());
        asked.accept(name, new TraitKind.Word(values.stream().map(Traits::word).toList()));
        var word = json.path(name).asText("").toUpperCase(Locale.ROOT);
        return values.stream().filter(value -> value.name().equals(word)).findFirst().orElse(otherwise);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    String text(String name, String otherwise) {
        asked.accept(name, TraitKind.Plain.TEXT);
        return json.path(name).asText(otherwise);
    }

    Set<String> set(String name) {
        asked.accept(name, TraitKind.Plain.WORDS);
        var words = new LinkedHashSet<String>();
        json.path(name).forEach(word -> words.add(word.asText()));
        return Collections.unmodifiableSet(words);
    }

    /** The texts whose names begin so, by the rest of their names. */
    Map<String, String> texts(String prefix) {
        asked.accept(prefix + '*', TraitKind.Plain.TEXT);
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
