package io.torouter.translation.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One line of a table. Empty lists match all. */
public record VendorRule(
        Dialect dialect, List<String> types, List<String> hosts, List<String> models, ObjectNode traits) {
    public VendorRule {
        types = List.copyOf(types);
        hosts = List.copyOf(hosts);
        models = List.copyOf(models);
    }

    static VendorRule of(Dialect dialect, JsonNode json) {
        return new VendorRule(
                dialect,
                words(json.path("types")),
                words(json.path("hosts")),
                words(json.path("models")),
                json.path("traits") instanceof ObjectNode traits ? traits : JsonNodeFactory.instance.objectNode());
    }

    private static List<String> words(JsonNode array) {
        var words = new ArrayList<String>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    boolean matches(Dialect wanted, String type, String host, String model) {
        return dialect == wanted
                && any(types, type::equals)
                && any(hosts, host::endsWith)
                && any(models, pattern -> covers(pattern, model));
    }

    private static boolean any(List<String> among, Predicate<String> test) {
        return among.isEmpty() || among.stream().anyMatch(test);
    }

    /** A star stands for any text. */
    private static boolean covers(String pattern, String model) {
        var pieces = pattern.split("\\*", -1);
        if (pieces.length == 1) {
            return model.equals(pattern);
        }
        int at = pieces[0].length();
        boolean fits = model.startsWith(pieces[0]);
        for (int i = 1; fits && i < pieces.length - 1; i++) {
            int found = model.indexOf(pieces[i], at);
            fits = found >= 0;
            at = found + pieces[i].length();
        }
        var last = pieces[pieces.length - 1];
        return fits && model.length() - last.length() >= at && model.endsWith(last);
    }
}
