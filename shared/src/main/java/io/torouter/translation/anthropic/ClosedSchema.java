package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;

import java.util.Set;

/**
 * Closes the objects of a schema, as the vendor wants it of an output format.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">Structured outputs, read
 *     2026-11-24</a>
 */
final class ClosedSchema {
    private static final String OPEN = "additionalProperties";
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs", "definitions");
    private static final Set<String> SCHEMAS = Set.of("items", "anyOf", "oneOf", "allOf");

    private final Field field;
    private final Drops drops;

    ClosedSchema(Field field, Drops drops) {
        this.field = field;
        this.drops = drops;
    }

    JsonNode of(JsonNode schema) {
        if (schema instanceof ArrayNode list) {
            var closed = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> closed.add(of(element)));
            return closed;
        }
        return schema instanceof ObjectNode object ? object(object) : schema;
    }

    private ObjectNode object(ObjectNode schema) {
        var closed = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(member -> closed.set(member.getKey(), inner(member.getKey(), member.getValue())));
        if (isObject(schema)) {
            close(schema, closed);
        }
        return closed;
    }

    private static boolean isObject(ObjectNode schema) {
        if (schema.has("properties")) {
            return true;
        }
        var type = schema.path("type");
        for (var word : type) {
            if (word.asText().equals("object")) {
                return true;
            }
        }
        return type.asText().equals("object");
    }

    /** Who says that an object may have more members loses that; who says nothing hardly means it. */
    private void close(ObjectNode schema, ObjectNode closed) {
        var open = schema.get(OPEN);
        if (open != null && !(open.isBoolean() && !open.booleanValue())) {
            drops.add(field, OPEN);
        }
        closed.put(OPEN, false);
    }

    private JsonNode inner(String keyword, JsonNode value) {
        if (NAMED_SCHEMAS.contains(keyword) && value instanceof ObjectNode named) {
            var closed = JsonNodeFactory.instance.objectNode();
            named.properties().forEach(member -> closed.set(member.getKey(), of(member.getValue())));
            return closed;
        }
        return SCHEMAS.contains(keyword) ? of(value) : value;
    }
}
