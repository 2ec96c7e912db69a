package io.torouter.simulator.reply;

import io.torouter.simulator.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value that fits a JSON schema, in the keywords that tools and structured output use: types in either case, enum,
 * const, properties, required, items, {@code $ref} inside the document, anyOf, oneOf, allOf, bounds of numbers, lengths
 * of strings and arrays, and the common formats. Patterns are not looked at.
 */
final class SchemaSample {
    /** Below this depth optional fields are left out, so that a schema that contains itself comes to an end. */
    private static final int OPTIONAL_DEPTH = 3;

    private static final int MAX_DEPTH = 12;

    private final Json root;

    private SchemaSample(Json root) {
        this.root = root;
    }

    static @Nullable Object of(Json schema) {
        return new SchemaSample(schema).sample(schema, "value", 0);
    }

    private @Nullable Object sample(Json schema, String name, int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        if (schema.at("$ref").isText()) {
            return sample(resolved(schema.at("$ref").text()), name, depth + 1);
        }
        if (schema.at("const").exists()) {
            return schema.at("const").value();
        }
        if (!schema.at("enum").items().isEmpty()) {
            return schema.at("enum").items().getFirst().value();
        }
        var choices = schema.at("anyOf", "oneOf", "any_of").items();
        return choices.isEmpty() ? typed(merged(schema), name, depth) : sample(firstUseful(choices), name, depth + 1);
    }

    private static Json firstUseful(List<Json> choices) {
        return choices.stream().filter(choice -> !type(choice).equals("null")).findFirst().orElse(choices.getFirst());
    }

    private Json merged(Json schema) {
        var merged = new JsonObject();
        for (var part : schema.at("allOf").items()) {
            var resolved = part.at("$ref").isText() ? resolved(part.at("$ref").text()) : part;
            if (resolved.value() instanceof JsonObject object) {
                merged.mergeIn(object, true);
            }
        }
        return schema.value() instanceof JsonObject object && !merged.isEmpty()
                ? new Json(merged.mergeIn(object, true))
                : schema;
    }

    private Json resolved(String reference) {
        var found = root;
        for (var step : reference.replaceFirst("^#/?", "").split("/", -1)) {
            found = step.isEmpty() ? found : found.at(step.replace("~1", "/").replace("~0", "~"));
        }
        return found;
    }

    private @Nullable Object typed(Json schema, String name, int depth) {
        return switch (type(schema)) {
            case "string" -> string(schema, name);
            case "integer" -> Math.round(number(schema, 1));
            case "number" -> number(schema, 1.5);
            case "boolean" -> true;
            case "array" -> array(schema, name, depth);
            case "null" -> null;
            default -> object(schema, depth);
        };
    }

    private static String type(Json schema) {
        var type = schema.at("type");
        var first =
                type.isText()
                        ? type.text()
                        : type.items().stream()
                                .map(Json::text)
                                .filter(text -> !text.equals("null"))
                                .findFirst()
                                .orElse(schema.at("items").exists() ? "array" : "object");
        return first.toLowerCase(Locale.ROOT);
    }

    private JsonObject object(Json schema, int depth) {
        var required = schema.at("required").items().stream().map(Json::text).collect(Collectors.toSet());
        var object = new JsonObject();
        for (var field : schema.at("properties").names()) {
            if (required.contains(field) || depth < OPTIONAL_DEPTH) {
                object.put(field, sample(schema.at("properties").at(field), field, depth + 1));
            }
        }
        return object;
    }

    private JsonArray array(Json schema, String name, int depth) {
        var few = depth < OPTIONAL_DEPTH ? 1 : 0;
        var size =
                Math.min(
                        Math.max(few, schema.at("minItems").number(0)),
                        schema.at("maxItems").number(Integer.MAX_VALUE));
        var items = schema.at("items").exists() ? schema.at("items") : new Json(JsonObject.of("type", "string"));
        return new JsonArray(
                IntStream.range(0, size).mapToObj(_ -> sample(items, name, depth + 1)).collect(Collectors.toList()));
    }

    private static double number(Json schema, double usual) {
        var least = bound(schema, "minimum", "exclusiveMinimum", 1);
        var most = bound(schema, "maximum", "exclusiveMaximum", -1);
        var wanted = Double.isNaN(least) ? usual : Math.max(least, usual);
        return Double.isNaN(most) ? wanted : Math.min(most, wanted);
    }

    private static double bound(Json schema, String inclusive, String exclusive, int step) {
        if (schema.at(inclusive).value() instanceof Number number) {
            return number.doubleValue();
        }
        return schema.at(exclusive).value() instanceof Number number ? number.doubleValue() + step : Double.NaN;
    }

    private static String string(Json schema, String name) {
        var text =
                switch (schema.at("format").text()) {
                    case "date" -> "2025-01-01";
                    case "date-time" -> "2025-01-01T00:00:00Z";
                    case "time" -> "00:00:00Z";
                    case "email" -> "simulator@example.com";
                    case "uri" -> "https://example.com/";
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    default -> "simulated " + name;
                };
        var longest = schema.at("maxLength").number(Integer.MAX_VALUE);
        var shortest = schema.at("minLength").number(0);
        return (text.length() > longest ? text.substring(0, longest) : text)
                + ".".repeat(Math.max(0, shortest - text.length()));
    }
}
