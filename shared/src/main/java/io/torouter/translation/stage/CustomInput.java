package io.torouter.translation.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.CustomTool;

import org.jspecify.annotations.Nullable;

/** Free text as the one member {@code input} of a function's arguments. */
final class CustomInput {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MEMBER = "input";

    private CustomInput() {}

    /** What the arguments must look like; a grammar is told in words. */
    static JsonNode schema(CustomTool.@Nullable Grammar grammar) {
        var text = JsonNodeFactory.instance.objectNode().put("type", "string");
        if (grammar != null) {
            text.put(
                    "description",
                    "Text in the language of this " + grammar.syntax() + " grammar:\n" + grammar.definition());
        }
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").set(MEMBER, text);
        schema.putArray("required").add(MEMBER);
        return schema.put("additionalProperties", false);
    }

    static String wrapped(String text) {
        return "{\"" + MEMBER + "\":" + TextNode.valueOf(text) + "}";
    }

    /** The text in the arguments; the arguments themselves where the model did not keep to the schema. */
    static String unwrapped(String arguments) {
        try {
            var text = JSON.readTree(arguments).path(MEMBER);
            return text.isTextual() ? text.textValue() : arguments;
        } catch (JsonProcessingException _) {
            return arguments;
        }
    }
}
