package io.torouter.translation.anthropic;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The free text of a call, as the one member of an object: calls have no other inputs here. */
final class FreeInput {
    static final String BEGIN = "{\"input\":\"";
    static final String END = "\"}";

    private FreeInput() {}

    /** The next characters, inside of the string. */
    static String piece(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static ObjectNode whole(String text) {
        return JsonNodeFactory.instance.objectNode().put("input", text);
    }
}
