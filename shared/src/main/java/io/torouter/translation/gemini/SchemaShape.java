package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What kind of value a JSON schema is about, with {@code null} told apart.
 *
 * @param type in lower case; empty where it is unknown or there are variants
 * @param nullable whether {@code null} is allowed
 * @param variants schemas of which one must fit; empty for none
 * @param values texts of which it must be one; empty for any
 */
record SchemaShape(String type, boolean nullable, List<JsonNode> variants, List<String> values) {
    SchemaShape {
        variants = List.copyOf(variants);
        values = List.copyOf(values);
    }

    static SchemaShape of(ObjectNode schema) {
        var types = types(schema);
        var variants = variants(schema);
        boolean nullType = types.remove("null");
        boolean nullVariant = variants.removeIf(SchemaShape::isNull);
        boolean nullValue = values(schema).stream().anyMatch(JsonNode::isNull);
        boolean nullable = nullType || nullVariant || nullValue || schema.path("nullable").asBoolean(false);
        if (variants.isEmpty() && types.size() > 1) {
            types.forEach(type -> variants.add(withType(schema, type)));
        }
        var texts = values(schema).stream().filter(value -> !value.isNull()).map(JsonNode::asText).toList();
        var type = !types.isEmpty() ? types.getFirst() : nullType ? "null" : guess(schema);
        return new SchemaShape(variants.isEmpty() ? type : "", nullable, variants, texts);
    }

    private static List<String> types(ObjectNode schema) {
        var types = new ArrayList<String>();
        var type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue().toLowerCase(Locale.ROOT));
        }
        type.forEach(one -> types.add(one.asText().toLowerCase(Locale.ROOT)));
        return types;
    }

    private static List<JsonNode> variants(ObjectNode schema) {
        var variants = new ArrayList<JsonNode>();
        var from = schema.path("anyOf").isEmpty() ? schema.path("oneOf") : schema.path("anyOf");
        from.forEach(variants::add);
        return variants;
    }

    private static List<JsonNode> values(ObjectNode schema) {
        var values = new ArrayList<JsonNode>();
        if (schema.has("const")) {
            values.add(schema.get("const"));
        }
        schema.path("enum").forEach(values::add);
        return values;
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asText().equalsIgnoreCase("null");
    }

    private static ObjectNode withType(ObjectNode schema, String type) {
        var one = instance.objectNode();
        one.setAll(schema);
        return one.put("type", type);
    }

    private static String guess(ObjectNode schema) {
        if (schema.has("properties")) {
            return "object";
        }
        if (schema.has("items")) {
            return "array";
        }
        var values = values(schema).stream().filter(value -> !value.isNull()).toList();
        return !values.isEmpty() && values.stream().allMatch(JsonNode::isTextual) ? "string" : "";
    }
}
