package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Field;
import io.torouter.canonical.OutputFormat;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;
import io.torouter.translation.SchemaReducer;

import org.jspecify.annotations.Nullable;

/** {@code response_format}, both ways. */
final class Formats {
    /** Longest name of a schema that OpenAI takes. */
    private static final int LONGEST_NAME = 64;

    private static final String MEMBER = "response_format";

    private Formats() {}

    /**
     * A type that is a host's own, such as a grammar, stays an extra.
     *
     * @param extras takes what else stands in it
     */
    static @Nullable OutputFormat read(Members body, NestedExtras extras) {
        return switch (body.json().path(MEMBER).path("type").asText("")) {
            case "text" -> {
                body.skip(MEMBER);
                yield new OutputFormat.PlainText();
            }
            case "json_object" -> {
                body.skip(MEMBER);
                yield new OutputFormat.JsonObject();
            }
            case "json_schema" -> schema(body, extras);
            default -> null;
        };
    }

    private static @Nullable OutputFormat schema(Members body, NestedExtras extras) {
        var format = body.inside(MEMBER);
        var schema = format == null ? null : format.inside("json_schema");
        if (format == null || schema == null) {
            return null;
        }
        JsonNode json = schema.object("schema");
        var read =
                new OutputFormat.JsonSchema(
                        schema.text("name"),
                        schema.text("description"),
                        json == null ? Upstream.object() : json,
                        schema.flag("strict"));
        extras.with(MEMBER, format.skip("type")).with(MEMBER + ".json_schema", schema);
        return read;
    }

    static void write(@Nullable OutputFormat format, ObjectNode body, Upstream upstream) {
        switch (format) {
            case OutputFormat.JsonObject _ -> body.putObject(MEMBER).put("type", "json_object");
            case OutputFormat.JsonSchema schema -> writeSchema(schema, body, upstream);
            case OutputFormat.PlainText _ -> {}
            case null -> {}
        }
    }

    private static void writeSchema(OutputFormat.JsonSchema format, ObjectNode body, Upstream upstream) {
        var written = body.putObject(MEMBER);
        if (!upstream.traits().jsonSchema()) {
            written.put("type", "json_object");
            upstream.drops().add(Field.FORMAT, "schema");
            return;
        }
        var schema = written.put("type", "json_schema").putObject("json_schema");
        schema.put("name", format.name() == null ? "answer" : CallIds.fit(format.name(), LONGEST_NAME));
        if (format.description() != null) {
            schema.put("description", format.description());
        }
        var rules = upstream.target().vendor().schema();
        var reduced = SchemaReducer.reduce(format.schema(), rules, Field.FORMAT, upstream.drops());
        schema.set("schema", reduced);
        writeStrict(format.strict(), SchemaReducer.fitsStrict(reduced, rules), schema, upstream);
    }

    private static void writeStrict(@Nullable Boolean strict, boolean fits, ObjectNode schema, Upstream upstream) {
        if (strict != null && strict && !fits) {
            upstream.drops().add(Field.FORMAT, "strict");
        } else if (strict != null) {
            schema.put("strict", strict.booleanValue());
        }
    }
}
