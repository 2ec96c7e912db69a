package io.torouter.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.translation.vendor.SchemaRules;

import java.util.HashSet;
import java.util.Set;

/**
 * Leaves out of a JSON schema what a vendor does not take, and names it.
 *
 * <p>Keywords are looked for where a schema stands, never among the names of properties or inside of examples, defaults
 * and constants.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-core">JSON Schema 2020-12, which keywords hold
 *     schemas, read 2026-11-24</a>
 */
public final class SchemaReducer {
    private static final Set<String> SCHEMAS_BY_NAME =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> LISTS_OF_SCHEMAS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");
    private static final Set<String> SCHEMAS =
            Set.of(
                    "items",
                    "additionalProperties",
                    "additionalItems",
                    "unevaluatedProperties",
                    "unevaluatedItems",
                    "propertyNames",
                    "contains",
                    "not",
                    "if",
                    "then",
                    "else");

    private final SchemaRules rules;
    private final Field field;
    private final Drops drops;

    private SchemaReducer(SchemaRules rules, Field field, Drops drops) {
        this.rules = rules;
        this.field = field;
        this.drops = drops;
    }

    /**
     * The schema without the keywords that the rules refuse; the same object where none stands in it.
     *
     * @param field which field the schema stands in; a keyword is named behind it
     */
    public static JsonNode reduce(JsonNode schema, SchemaRules rules, Field field, Drops drops) {
        return rules.refused().isEmpty() ? schema : new SchemaReducer(rules, field, drops).reduced(schema);
    }

    private JsonNode reduced(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var kept = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> keep(member.getKey(), member.getValue(), kept));
        return kept.equals(object) ? object : kept;
    }

    private void keep(String keyword, JsonNode value, ObjectNode kept) {
        if (isRefused(keyword, value)) {
            drops.add(field, keyword);
        } else {
            kept.set(keyword, inner(keyword, value));
        }
    }

    /** A rule may name a keyword, or a keyword with one value: {@code format=uri}. */
    private boolean isRefused(String keyword, JsonNode value) {
        return rules.refused().contains(keyword)
                || (value.isValueNode() && rules.refused().contains(keyword + '=' + value.asText()));
    }

    private JsonNode inner(String keyword, JsonNode value) {
        if (SCHEMAS_BY_NAME.contains(keyword) && value instanceof ObjectNode named) {
            var kept = JsonNodeFactory.instance.objectNode();
            named.properties().forEach(member -> kept.set(member.getKey(), reduced(member.getValue())));
            return kept;
        }
        if (value instanceof ArrayNode list && (LISTS_OF_SCHEMAS.contains(keyword) || keyword.equals("items"))) {
            var kept = JsonNodeFactory.instance.arrayNode();
            list.forEach(schema -> kept.add(reduced(schema)));
            return kept;
        }
        return SCHEMAS.contains(keyword) ? reduced(value) : value;
    }

    /**
     * Whether a vendor that is strict about strict schemas takes this one as such: every object closed, every property
     * required, as far as the rules ask for it.
     */
    public static boolean fitsStrict(JsonNode schema, SchemaRules rules) {
        if (schema.isArray()) {
            return all(schema, rules);
        }
        if (!(schema instanceof ObjectNode object)) {
            return true;
        }
        return closed(object, rules) && required(object, rules) && innerFit(object, rules);
    }

    private static boolean all(JsonNode schemas, SchemaRules rules) {
        for (var schema : schemas) {
            if (!fitsStrict(schema, rules)) {
                return false;
            }
        }
        return true;
    }

    private static boolean closed(ObjectNode schema, SchemaRules rules) {
        var open = schema.get("additionalProperties");
        return !rules.closedObjects()
                || !isObject(schema)
                || (open != null && open.isBoolean() && !open.booleanValue());
    }

    private static boolean isObject(ObjectNode schema) {
        return schema.has("properties") || schema.path("type").asText().equals("object");
    }

    private static boolean required(ObjectNode schema, SchemaRules rules) {
        if (!rules.allRequired()) {
            return true;
        }
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return schema.path("properties").properties().stream().allMatch(member -> required.contains(member.getKey()));
    }

    private static boolean innerFit(ObjectNode schema, SchemaRules rules) {
        for (var member : schema.properties()) {
            if (!innerFits(member.getKey(), member.getValue(), rules)) {
                return false;
            }
        }
        return true;
    }

    private static boolean innerFits(String keyword, JsonNode value, SchemaRules rules) {
        if (SCHEMAS_BY_NAME.contains(keyword)) {
            return all(value, rules);
        }
        boolean holdsSchemas = SCHEMAS.contains(keyword) || LISTS_OF_SCHEMAS.contains(keyword);
        return !holdsSchemas || fitsStrict(value, rules);
    }
}
