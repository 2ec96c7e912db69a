package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Where two documents differ. The order of members means nothing, and numbers are what they count. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** By their paths; none for equal documents. */
    static List<String> between(JsonNode expected, JsonNode came) {
        var differences = new Differences();
        differences.compare("", expected, came);
        return differences.found;
    }

    private void compare(String path, JsonNode expected, JsonNode came) {
        if (expected.isNumber() && came.isNumber()) {
            check(expected.decimalValue().compareTo(came.decimalValue()) == 0, path, expected, came);
        } else if (expected.isObject() && came.isObject()) {
            var names = new LinkedHashSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            came.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + '/' + name, member(expected, name), member(came, name)));
        } else if (expected.isArray() && came.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), came.size()); i++) {
                compare(path + '/' + i, expected.path(i), came.path(i));
            }
        } else {
            check(expected.equals(came), path, expected, came);
        }
    }

    private static JsonNode member(JsonNode object, String name) {
        var value = object.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    private void check(boolean equal, String path, JsonNode expected, JsonNode came) {
        if (!equal) {
            found.add(path + ": expected " + shown(expected) + ", came " + shown(came));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
