package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The services' own descriptions of their answers, which are not part of this repository.
 *
 * <p>Read strictly they refuse what the services really send. Two relaxations make them fit: null is allowed for any
 * property, and of what is required only {@code type}, {@code object} and {@code role} stay.
 */
final class Schemas {
    private static final Set<String> STILL_REQUIRED = Set.of("type", "object", "role");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    /** What is described. */
    enum Kind {
        REQUEST,
        ANSWER,
        EVENT
    }

    private final Path folder;
    private final Map<String, ObjectNode> documents = new HashMap<>();
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private Schemas(Path folder) {
        this.folder = folder;
    }

    static Schemas atHand() {
        return new Schemas(Exchange.above("shared/specs"));
    }

    boolean exist() {
        return Files.isDirectory(folder);
    }

    /** What is wrong with it; the first few of it. */
    List<String> check(Dialect dialect, Kind kind, JsonNode value) {
        if (!exist() || isUndescribed(dialect, value)) {
            return List.of();
        }
        var schema = schemas.computeIfAbsent(dialect.id() + kind, _ -> schema(dialect, kind));
        return schema.validate(withoutNulls(value(dialect, kind, value))).stream()
                .map(Object::toString)
                .limit(3)
                .toList();
    }

    /** Gemini's own guides write levels of thinking in small letters, its description in capitals. */
    private static JsonNode value(Dialect dialect, Kind kind, JsonNode value) {
        if (dialect == Dialect.GEMINI_GENERATE
                && kind == Kind.REQUEST
                && value.at("/generationConfig/thinkingConfig/thinkingLevel").isTextual()) {
            ObjectNode copy = value.deepCopy();
            var config = (ObjectNode) copy.at("/generationConfig/thinkingConfig");
            config.put("thinkingLevel", config.path("thinkingLevel").asText().toUpperCase(Locale.ROOT));
            return copy;
        }
        return value;
    }

    /** Not in the document, though the service sends it. */
    private static boolean isUndescribed(Dialect dialect, JsonNode value) {
        return dialect == Dialect.ANTHROPIC_MESSAGES && value.path("type").asText().equals("ping");
    }

    private JsonSchema schema(Dialect dialect, Kind kind) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    of("from-sdk/openai.schema.json", root("chatRequest", "chatResponse", "chatChunk", kind));
            case OPENAI_RESPONSES ->
                    of(
                            "from-sdk/openai.schema.json",
                            root("responsesRequest", "responsesResponse", "responsesEvent", kind));
            case ANTHROPIC_MESSAGES ->
                    of(
                            "from-sdk/anthropic.schema.json",
                            root("messagesRequest", "messagesResponse", "messagesEvent", kind));
            case GEMINI_GENERATE ->
                    of(
                            "gemini.openapi.json",
                            "/components/schemas/GenerateContent" + (kind == Kind.REQUEST ? "Request" : "Response"));
        };
    }

    private static String root(String request, String answer, String event, Kind kind) {
        var name =
                switch (kind) {
                    case REQUEST -> request;
                    case ANSWER -> answer;
                    case EVENT -> event;
                };
        return "/definitions/Root/properties/" + name;
    }

    private JsonSchema of(String file, String pointer) {
        ObjectNode document = documents.computeIfAbsent(file, _ -> relaxed(folder.resolve(file))).deepCopy();
        document.put("$ref", "#" + pointer);
        return FACTORY.getSchema(document);
    }

    private static ObjectNode relaxed(Path file) {
        try {
            var document = (ObjectNode) Exchange.json(Files.readString(file));
            document.remove("$ref");
            relax(document);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void relax(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("required") instanceof ArrayNode required) {
            var kept = JsonNodeFactory.instance.arrayNode();
            required.forEach(name -> {
                if (STILL_REQUIRED.contains(name.asText())) {
                    kept.add(name);
                }
            });
            object.set("required", kept);
        }
        node.forEach(Schemas::relax);
    }

    /** A property that is null is one that is not there. */
    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var kept = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> {
                        if (!member.getValue().isNull()) {
                            kept.set(member.getKey(), withoutNulls(member.getValue()));
                        }
                    });
            return kept;
        }
        if (value instanceof ArrayNode array) {
            var kept = new ArrayList<JsonNode>();
            array.forEach(element -> kept.add(withoutNulls(element)));
            return JsonNodeFactory.instance.arrayNode().addAll(kept);
        }
        return value;
    }
}
