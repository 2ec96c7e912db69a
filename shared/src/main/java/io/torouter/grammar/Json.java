package io.torouter.grammar;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Questions about JSON that several grammars ask. */
final class Json {
    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    /** Whether the member is a string with something in it. */
    static boolean hasText(JsonNode object, String name) {
        return !object.path(name).asText("").isEmpty() && object.path(name).isTextual();
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Whether a text is one whole JSON object. */
    static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }
}
