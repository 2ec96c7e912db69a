package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.Set;

/**
 * Makes a JSON schema of Gemini's own kind of schema, a subset of OpenAPI 3.0: {@code STRING} becomes {@code string},
 * {@code nullable} a type, counts in strings become numbers, properties stand in their {@code propertyOrdering}.
 *
 * @see <a href="https://ai.google.dev/api/caching#Schema">Schema, v1beta, read 2026-11-24</a>
 */
final class OpenApiReader {
    private static final Set<String> COUNTS =
            Set.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");

    private OpenApiReader() {}

    /** Lower-case types and keywords of JSON schema stay as they are. */
    static JsonNode jsonSchema(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var read = instance.objectNode();
        object.properties().forEach(member -> keyword(CamelNames.of(member.getKey()), member.getValue(), read));
        order(read);
        if (object.path("nullable").asBoolean(false)) {
            allowNull(read);
        }
        return read;
    }

    private static void keyword(String name, JsonNode value, ObjectNode read) {
        switch (name) {
            case "nullable" -> {}
            case "type" -> type(value, read);
            case "format" -> {
                if (!value.asText().equals("enum")) {
                    read.set(name, value);
                }
            }
            case "example" -> read.putArray("examples").add(value);
            case "properties", "$defs", "defs" -> read.set(name, named(value));
            case "items", "additionalProperties", "not" -> read.set(name, jsonSchema(value));
            case "anyOf", "oneOf", "allOf", "prefixItems" -> read.set(name, list(value));
            default -> read.set(name, COUNTS.contains(name) ? count(value) : value);
        }
    }

    private static void type(JsonNode value, ObjectNode read) {
        if (value instanceof ArrayNode types) {
            var lower = read.putArray("type");
            types.forEach(type -> lower.add(type.asText().toLowerCase(Locale.ROOT)));
        } else if (!value.asText().equals("TYPE_UNSPECIFIED")) {
            read.put("type", value.asText().toLowerCase(Locale.ROOT));
        }
    }

    private static JsonNode named(JsonNode schemas) {
        var read = instance.objectNode();
        schemas.properties().forEach(member -> read.set(member.getKey(), jsonSchema(member.getValue())));
        return read;
    }

    private static JsonNode list(JsonNode schemas) {
        var read = instance.arrayNode();
        schemas.forEach(schema -> read.add(jsonSchema(schema)));
        return read;
    }

    private static JsonNode count(JsonNode value) {
        boolean number = value.isTextual() && value.textValue().matches("\\d{1,18}");
        return number ? instance.numberNode(Long.parseLong(value.textValue())) : value;
    }

    private static void order(ObjectNode read) {
        if (read.remove("propertyOrdering") instanceof ArrayNode order
                && read.get("properties") instanceof ObjectNode properties) {
            var ordered = instance.objectNode();
            order.forEach(name -> move(name.asText(), properties, ordered));
            ordered.setAll(properties);
            read.set("properties", ordered);
        }
    }

    private static void move(String name, ObjectNode from, ObjectNode to) {
        var value = from.get(name);
        if (value != null) {
            to.set(name, value);
        }
    }

    private static void allowNull(ObjectNode read) {
        if (read.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        if (read.get("anyOf") instanceof ArrayNode variants) {
            variants.addObject().put("type", "null");
        } else if (read.path("type").isTextual()) {
            var type = read.get("type");
            read.putArray("type").add(type).add("null");
        }
    }
}
