package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes Gemini's own kind of schema of a JSON schema, for models that take no other.
 *
 * <p>References are written out. One that leads back into itself is cut, as is a schema of more than {@value #LARGEST}
 * schemas; both are named, as are keywords without a place. It ends for every input, and is the same for the same.
 *
 * @see <a href="https://ai.google.dev/api/caching#Schema">Schema, v1beta, read 2026-11-24</a>
 */
final class OpenApiWriter {
    private static final int LARGEST = 5_000;
    private static final int DEEPEST = 64;
    private static final Set<String> KEPT =
            Set.of(
                    "title",
                    "description",
                    "minItems",
                    "maxItems",
                    "minLength",
                    "maxLength",
                    "minProperties",
                    "maxProperties",
                    "minimum",
                    "maximum",
                    "pattern",
                    "default");
    private static final Set<String> FORMATS =
            Set.of("date-time", "date", "time", "float", "double", "int32", "int64", "enum");

    /** Read elsewhere, or without meaning for a model. */
    private static final Set<String> SILENT =
            Set.of(
                    "type",
                    "enum",
                    "const",
                    "properties",
                    "propertyOrdering",
                    "required",
                    "items",
                    "anyOf",
                    "oneOf",
                    "format",
                    "nullable",
                    "$schema",
                    "$comment",
                    "$id",
                    "$defs",
                    "definitions");

    private final Field field;
    private final Drops drops;
    private final SchemaParts parts;
    private int left = LARGEST;
    private int depth;

    private OpenApiWriter(JsonNode root, Field field, Drops drops) {
        this.field = field;
        this.drops = drops;
        this.parts = new SchemaParts(root);
    }

    static ObjectNode schema(JsonNode jsonSchema, Field field, Drops drops) {
        return new OpenApiWriter(jsonSchema, field, drops).written(jsonSchema);
    }

    private ObjectNode written(JsonNode schema) {
        if (left-- <= 0 || depth >= DEEPEST) {
            drops.add(field, "$ref");
            return instance.objectNode().put("type", "STRING");
        }
        depth++;
        var written = parts.within(schema, this::object, this::cut);
        depth--;
        return written;
    }

    /** Where a schema is part of itself. */
    private ObjectNode cut() {
        drops.add(field, "$ref");
        return instance.objectNode().put("type", "OBJECT");
    }

    private ObjectNode object(ObjectNode schema) {
        var shape = SchemaShape.of(schema);
        return switch (shape.variants().size()) {
            case 0 -> single(schema, shape);
            case 1 -> nullable(written(overlaid(schema, shape.variants().getFirst())), shape.nullable());
            default -> several(schema, shape);
        };
    }

    /** The only variant, with what was said around it. */
    private static JsonNode overlaid(ObjectNode around, JsonNode variant) {
        if (!(variant instanceof ObjectNode inner)) {
            return variant;
        }
        var both = inner.deepCopy();
        around.properties()
                .forEach(member -> {
                    if (KEPT.contains(member.getKey()) && !both.has(member.getKey())) {
                        both.set(member.getKey(), member.getValue());
                    }
                });
        return both;
    }

    /** Beside {@code anyOf} nothing else may stand, so that its variants say the rest. */
    private ObjectNode several(ObjectNode schema, SchemaShape shape) {
        var written = instance.objectNode();
        var variants = written.putArray("anyOf");
        for (var variant : shape.variants()) {
            var one = nullable(written(variant), shape.nullable());
            if (schema.path("description").isTextual() && !one.has("description") && !one.has("anyOf")) {
                one.set("description", schema.get("description"));
            }
            variants.add(one);
        }
        return written;
    }

    private static ObjectNode nullable(ObjectNode written, boolean nullable) {
        if (nullable && written.get("anyOf") instanceof ArrayNode variants) {
            variants.forEach(variant -> nullable((ObjectNode) variant, true));
        } else if (nullable) {
            written.put("nullable", true);
        }
        return written;
    }

    private ObjectNode single(ObjectNode schema, SchemaShape shape) {
        var written = instance.objectNode();
        written.put("type", shape.type().isEmpty() ? untyped() : shape.type().toUpperCase(Locale.ROOT));
        format(schema, shape, written);
        KEPT.stream().sorted().filter(schema::has).forEach(name -> written.set(name, schema.get(name)));
        nullable(written, shape.nullable());
        if (!shape.values().isEmpty()) {
            values(shape, written);
        }
        switch (shape.type()) {
            case "object" -> properties(schema, written);
            case "array" -> written.set("items", written(schema.path("items")));
            default -> {}
        }
        unknown(schema);
        return written;
    }

    private String untyped() {
        drops.add(field, "type");
        return "STRING";
    }

    private void format(ObjectNode schema, SchemaShape shape, ObjectNode written) {
        var format = schema.path("format").asText();
        if (FORMATS.contains(format)) {
            written.put("format", format);
        } else if (!format.isEmpty()) {
            drops.add(field, "format");
        } else if (!shape.values().isEmpty() && shape.type().equals("string")) {
            written.put("format", "enum");
        }
    }

    private void values(SchemaShape shape, ObjectNode written) {
        if (shape.type().equals("string")) {
            shape.values().forEach(written.withArray("enum")::add);
        } else {
            drops.add(field, "enum");
        }
    }

    private void properties(ObjectNode schema, ObjectNode written) {
        var names = new ArrayList<String>();
        if (!schema.path("properties").isEmpty()) {
            var properties = written.putObject("properties");
            schema.get("properties")
                    .properties()
                    .forEach(member -> {
                        names.add(member.getKey());
                        properties.set(member.getKey(), written(member.getValue()));
                    });
        }
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        required.retainAll(names);
        strings("required", required, written);
        strings("propertyOrdering", ordering(schema, names), written);
    }

    /** Older models write properties in the order of the alphabet where none is asked for. */
    private static List<String> ordering(ObjectNode schema, List<String> names) {
        var order = new ArrayList<String>();
        schema.path("propertyOrdering").forEach(name -> order.add(name.asText()));
        return !order.isEmpty() || names.size() < 2 ? order : names;
    }

    private static void strings(String name, List<String> values, ObjectNode written) {
        if (!values.isEmpty()) {
            values.forEach(written.putArray(name)::add);
        }
    }

    private void unknown(ObjectNode schema) {
        for (var member : schema.properties()) {
            var name = member.getKey();
            if (!KEPT.contains(name) && !SILENT.contains(name)) {
                drops.add(field, name);
            }
        }
    }
}
