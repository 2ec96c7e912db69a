package io.torouter.it.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** Trees of JSON. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PIECE = 9;

    private Json() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) read(text);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode array(List<? extends JsonNode> elements) {
        return array().addAll(elements);
    }

    static ObjectNode typed(String type) {
        return object().put("type", type);
    }

    static List<JsonNode> list(JsonNode array) {
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }

    /** Those elements of an array that have the type. */
    static List<JsonNode> typed(JsonNode array, String type) {
        return list(array).stream().filter(element -> is(element, type)).toList();
    }

    static boolean is(JsonNode element, String type) {
        return element.path("type").asText().equals(type);
    }

    /** A text in the pieces in which a stream brings it. */
    static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += PIECE) {
            pieces.add(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
        return pieces;
    }

    /** A text, or all texts of a list of parts. */
    static String text(JsonNode content) {
        return content.isTextual() ? content.asText() : String.join("\n", content.findValuesAsText("text"));
    }

    static void append(ObjectNode object, String name, JsonNode more) {
        if (more.isTextual()) {
            object.put(name, object.path(name).asText("") + more.textValue());
        }
    }
}
