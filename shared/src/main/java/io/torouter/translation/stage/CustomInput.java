package io.torouter.translation.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.CustomTool;
import io.torouter.translation.ExactJson;

import org.jspecify.annotations.Nullable;

/** Free text as the one member {@code input} of a function's arguments. */
final class CustomInput {
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
        var json = ExactJson.read(arguments);
        var text = json == null ? null : json.path(MEMBER).textValue();
        return text == null ? arguments : text;
    }
}
