package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.OutputFormat;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What the {@code text} object says.
 *
 * @param format null where unsaid
 * @param verbosity null where unsaid
 */
record TextFormat(@Nullable OutputFormat format, @Nullable String verbosity) {
    /** What the API wants a schema to be called where nobody gave it a name. */
    private static final String UNNAMED = "answer";

    /**
     * @param inner takes what has no place here, by its path
     */
    static TextFormat read(@Nullable Members text, Map<String, JsonNode> inner) {
        if (text == null) {
            return new TextFormat(null, null);
        }
        var format = text.inside("format");
        var read = new TextFormat(format == null ? null : format(format), text.text("verbosity"));
        if (format != null) {
            format.rest(OPENAI_RESPONSES).members().forEach((name, value) -> inner.put("text.format." + name, value));
        }
        text.rest(OPENAI_RESPONSES).members().forEach((name, value) -> inner.put("text." + name, value));
        return read;
    }

    private static OutputFormat format(Members format) {
        return switch (format.requiredText("type")) {
            case "text" -> new OutputFormat.PlainText();
            case "json_object" -> new OutputFormat.JsonObject();
            case "json_schema" -> schema(format);
            case String other ->
                    throw Untranslatable.malformed(
                            "expected text.format.type to be text, json_object or json_schema, came: " + other);
        };
    }

    private static OutputFormat schema(Members format) {
        var schema = format.object("schema");
        if (schema == null) {
            throw Untranslatable.malformed("missing: text.format.schema");
        }
        return new OutputFormat.JsonSchema(
                format.text("name"), format.text("description"), schema, format.flag("strict"));
    }

    static ObjectNode write(OutputFormat format) {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (format) {
            case OutputFormat.PlainText _ -> json.put("type", "text");
            case OutputFormat.JsonObject _ -> json.put("type", "json_object");
            case OutputFormat.JsonSchema schema -> {
                json.put("type", "json_schema");
                json.put("name", name(schema.name()));
                if (schema.description() != null) {
                    json.put("description", schema.description());
                }
                json.set("schema", schema.schema());
                yield schema.strict() == null ? json : json.put("strict", schema.strict());
            }
        };
    }

    /** Letters, digits, {@code _} and {@code -}, at most 64. */
    private static String name(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return UNNAMED;
        }
        var plain = wanted.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.substring(0, Math.min(plain.length(), 64));
    }
}
