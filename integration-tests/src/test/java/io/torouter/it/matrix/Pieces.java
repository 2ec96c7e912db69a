package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts a piece of a call's arguments, as Vertex streams them, where its path says. */
final class Pieces {
    private Pieces() {}

    static void put(ObjectNode arguments, JsonNode piece) {
        // $.recipe.steps[2] is /recipe/steps/2
        var pointer = piece.path("jsonPath").asText().substring(1).replace('.', '/').replace('[', '/').replace("]", "");
        int last = pointer.lastIndexOf('/');
        var name = pointer.substring(last + 1);
        var value = value(piece, arguments.at(pointer));
        if (Character.isDigit(name.charAt(0))) {
            var array = arguments.withArray(pointer.substring(0, last));
            int index = Integer.parseInt(name);
            if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            var parent = last == 0 ? arguments : arguments.withObject(pointer.substring(0, last));
            parent.set(name, value);
        }
    }

    private static JsonNode value(JsonNode piece, JsonNode before) {
        if (piece.has("stringValue")) {
            return JsonNodeFactory.instance.textNode(before.asText("") + piece.path("stringValue").asText());
        }
        return piece.has("numberValue") ? piece.path("numberValue") : piece.path("boolValue");
    }
}
