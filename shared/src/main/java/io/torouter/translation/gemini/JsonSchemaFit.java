package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.vendor.SchemaRules;

/**
 * Says in the keywords that Gemini takes in a JSON schema what others say, where that means the same: {@code const} is
 * an {@code enum} of one, {@code allOf} of one an {@code anyOf} of one, {@code definitions} are {@code $defs}, and
 * beside a {@code $ref} nothing may stand. What then is left of other keywords the {@link SchemaReducer} names.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#generationconfig">responseJsonSchema lists the keywords,
 *     read 2026-11-24</a>
 */
final class JsonSchemaFit {
    private JsonSchemaFit() {}

    static JsonNode fit(JsonNode schema, SchemaRules rules, Field field, Drops drops) {
        return SchemaReducer.reduce(fitted(schema), rules, field, drops);
    }

    private static JsonNode fitted(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var fitted = instance.objectNode();
        object.properties().forEach(member -> keyword(member.getKey(), member.getValue(), fitted));
        limits(fitted);
        return reference(fitted);
    }

    private static void keyword(String name, JsonNode value, ObjectNode fitted) {
        switch (name) {
            case "$schema", "$comment" -> {}
            case "const" -> fitted.putArray("enum").add(value);
            case "$ref" -> fitted.put(name, value.asText().replace("#/definitions/", "#/$defs/"));
            case "definitions", "$defs" -> fitted.set("$defs", named(value));
            case "properties", "patternProperties", "dependentSchemas" -> fitted.set(name, named(value));
            case "allOf" -> fitted.set(value.size() == 1 && !fitted.has("anyOf") ? "anyOf" : name, inner(value));
            case "anyOf", "oneOf", "prefixItems", "items", "additionalProperties" -> fitted.set(name, inner(value));
            default -> fitted.set(name, value);
        }
    }

    private static JsonNode named(JsonNode schemas) {
        var fitted = instance.objectNode();
        schemas.properties().forEach(member -> fitted.set(member.getKey(), fitted(member.getValue())));
        return fitted;
    }

    private static JsonNode inner(JsonNode value) {
        if (!(value instanceof ArrayNode list)) {
            return fitted(value);
        }
        var fitted = instance.arrayNode();
        list.forEach(schema -> fitted.add(fitted(schema)));
        return fitted;
    }

    private static void limits(ObjectNode schema) {
        if (schema.path("type").asText().equals("integer")) {
            limit(schema, "exclusiveMinimum", "minimum", 1);
            limit(schema, "exclusiveMaximum", "maximum", -1);
        }
    }

    private static void limit(ObjectNode schema, String exclusive, String inclusive, int step) {
        var value = schema.get(exclusive);
        if (value != null && value.isIntegralNumber() && value.canConvertToLong() && !schema.has(inclusive)) {
            schema.remove(exclusive);
            schema.put(inclusive, value.longValue() + step);
        }
    }

    /** A description beside a reference stays: both stand around an {@code anyOf} of one. */
    private static ObjectNode reference(ObjectNode schema) {
        boolean alone = schema.properties().stream().allMatch(member -> member.getKey().startsWith("$"));
        if (!schema.has("$ref") || alone || schema.has("anyOf")) {
            return schema;
        }
        var ref = schema.remove("$ref");
        schema.putArray("anyOf").addObject().set("$ref", ref);
        return schema;
    }
}
