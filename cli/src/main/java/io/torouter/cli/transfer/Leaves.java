package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.UnaryOperator;

/** Copies JSON with other leaves: what is neither a list nor an object. */
final class Leaves {
    private Leaves() {}

    static JsonNode mapped(JsonNode value, UnaryOperator<JsonNode> leaf) {
        return switch (value) {
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(mapped(item, leaf)));
                yield copy;
            }
            case ObjectNode object -> mapped(object, leaf);
            default -> leaf.apply(value);
        };
    }

    static ObjectNode mapped(ObjectNode object, UnaryOperator<JsonNode> leaf) {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), mapped(member.getValue(), leaf)));
        return copy;
    }
}
