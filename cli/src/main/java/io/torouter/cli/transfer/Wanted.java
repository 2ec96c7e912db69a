package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.EnvironmentText;
import io.torouter.cli.catalogue.Section;
import io.torouter.snapshot.KeyHash;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An object as the admin API takes it: variables have their values, and a key is its hash, so that it does not leave
 * this machine.
 */
public record Wanted(Section section, String name, ObjectNode entry) {
    /**
     * All of a draft, in the order in which they need one another.
     *
     * @param problems what keeps it from being wanted
     */
    public record All(List<Wanted> objects, List<String> problems) {
        public All {
            objects = List.copyOf(objects);
            problems = List.copyOf(problems);
        }
    }

    public static All of(Draft draft, Map<String, String> environment) {
        var objects = new ArrayList<Wanted>();
        var problems = new ArrayList<String>();
        var users = new TreeMap<String, Set<String>>();
        for (var section : Section.values()) {
            for (var entry : draft.of(section)) {
                var missing = new TreeSet<String>();
                var resolved = Leaves.mapped(entry, leaf -> resolved(leaf, environment, missing));
                var name = resolved.path(section.naming()).asText();
                missing.forEach(variable ->
                        users.computeIfAbsent(variable, _ -> new TreeSet<>()).add(section.noun() + " '" + name + "'"));
                if (section == Section.KEYS && missing.isEmpty()) {
                    hash(resolved, problems);
                }
                objects.add(new Wanted(section, name, resolved));
            }
        }
        users.forEach((variable, names) -> problems.add(variable + " is not set, for " + String.join(", ", names)));
        return new All(objects, problems);
    }

    private static JsonNode resolved(JsonNode leaf, Map<String, String> environment, Set<String> missing) {
        return leaf instanceof TextNode text
                ? TextNode.valueOf(EnvironmentText.resolve(text.textValue(), environment, missing))
                : leaf;
    }

    private static void hash(ObjectNode key, List<String> problems) {
        if (!key.has("key")) {
            return;
        }
        var text = key.path("key").asText();
        if (text.length() < KeyHash.SHORTEST_KEY
                || text.length() > KeyHash.LONGEST_KEY
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            problems.add("key '" + key.path("name").asText() + "': a key is 8 to 512 characters of visible ASCII");
            return;
        }
        key.remove("key");
        key.put("hash", HexFormat.of().formatHex(KeyHash.ofKey(text).bytes()));
    }
}
