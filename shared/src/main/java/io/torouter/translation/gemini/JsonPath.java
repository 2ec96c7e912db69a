package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a JSON value as Vertex AI names it: {@code $.recipe.steps[0].text}.
 *
 * @param steps names of members, and indexes as decimal numbers in brackets
 */
record JsonPath(List<String> steps) {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|(\\[\\d{1,6}])|\\['([^']*)']");

    JsonPath {
        steps = List.copyOf(steps);
    }

    static JsonPath of(String text) {
        var steps = new ArrayList<String>();
        var matcher = STEP.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    steps.add(matcher.group(group));
                }
            }
        }
        return new JsonPath(steps);
    }

    private static boolean isIndex(String step) {
        return step.startsWith("[");
    }

    private static int index(String step) {
        return Integer.parseInt(step.substring(1, step.length() - 1));
    }

    JsonNode in(JsonNode root) {
        var at = root;
        for (var step : steps) {
            at = isIndex(step) ? at.path(index(step)) : at.path(step);
        }
        return steps.isEmpty() ? MissingNode.getInstance() : at;
    }

    /** Puts a value there, with all that leads to it. */
    void set(ObjectNode root, JsonNode value) {
        JsonNode at = root;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            at = last ? put(at, steps.get(i), value) : inner(at, steps.get(i), isIndex(steps.get(i + 1)));
        }
    }

    private static JsonNode put(JsonNode holder, String step, JsonNode value) {
        if (holder instanceof ObjectNode object && !isIndex(step)) {
            object.set(step, value);
        } else if (holder instanceof ArrayNode array && isIndex(step)) {
            fill(array, index(step));
            array.set(index(step), value);
        }
        return value;
    }

    private static void fill(ArrayNode array, int index) {
        while (array.size() <= index) {
            array.addNull();
        }
    }

    private static JsonNode inner(JsonNode holder, String step, boolean array) {
        var there = isIndex(step) ? holder.path(index(step)) : holder.path(step);
        if (there.isContainerNode()) {
            return there;
        }
        return put(holder, step, array ? instance.arrayNode() : instance.objectNode());
    }
}
