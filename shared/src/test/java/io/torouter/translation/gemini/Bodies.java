package io.torouter.translation.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.Vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Bodies for tests, and what in them means the same. */
final class Bodies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Vendors VENDORS = Vendors.builtIn();

    private Bodies() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode resource(String name) {
        try (var in = Bodies.class.getResourceAsStream("/gemini/" + name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Target target(String model) {
        return target("gemini", model);
    }

    static Target target(String type, String model) {
        var vendor = VENDORS.of(Dialect.GEMINI_GENERATE, type, "generativelanguage.googleapis.com", model);
        return new Target(model, 0, vendor);
    }

    static Drops drops() {
        return new Drops(Dialect.GEMINI_GENERATE);
    }

    static GenerationRequest request(List<Turn> turns) {
        var body = json("{\"contents\": []}");
        return new GeminiRequests().decode(body, "gemini", false).withTurns(turns);
    }

    static GenerationRequest request(String body) {
        return new GeminiRequests().decode(json(body), "gemini", false);
    }

    static AnswerContext context() {
        return new AnswerContext("r1", 1_700_000_000L, request(List.of()).withTurns(List.of()));
    }

    static ObjectNode encoded(GenerationRequest request, String model, Drops drops) {
        return new GeminiRequests().encode(request, target(model), drops).body();
    }

    /** A body in one of the ways to say it. */
    static JsonNode plain(JsonNode body, boolean callIds) {
        var plain = (ObjectNode) CamelNames.in(body).deepCopy();
        if (plain.get("systemInstruction") instanceof ObjectNode instruction) {
            instruction.remove("role");
            list(instruction, "parts");
        }
        contents(plain, callIds);
        plain.path("tools").forEach(tool -> tool.path("functionDeclarations").forEach(Bodies::schema));
        if (plain.get("tools") instanceof ArrayNode tools) {
            plain.set("tools", functionsFirst(tools));
        }
        if (plain.get("generationConfig") instanceof ObjectNode config) {
            config(config, plain);
        }
        return plain;
    }

    private static ArrayNode functionsFirst(ArrayNode tools) {
        var ordered = JsonNodeFactory.instance.arrayNode();
        tools.forEach(tool -> {
            if (tool.has("functionDeclarations")) {
                ordered.add(tool);
            }
        });
        tools.forEach(tool -> {
            if (!tool.has("functionDeclarations")) {
                ordered.add(tool);
            }
        });
        return ordered;
    }

    private static void config(ObjectNode config, ObjectNode body) {
        var schema = config.remove("responseSchema");
        if (schema != null) {
            config.set("responseJsonSchema", OpenApiReader.jsonSchema(schema));
        }
        if (config.get("thinkingConfig") instanceof ObjectNode thinking && thinking.has("thinkingLevel")) {
            thinking.put("thinkingLevel", thinking.get("thinkingLevel").asText().toLowerCase(Locale.ROOT));
        }
        if (config.isEmpty()) {
            body.remove("generationConfig");
        }
    }

    private static void list(ObjectNode holder, String name) {
        var value = holder.path(name);
        if (value.isObject()) {
            holder.putArray(name).add(value);
        }
    }

    private static void schema(JsonNode function) {
        var schema = ((ObjectNode) function).remove("parameters");
        if (schema != null) {
            ((ObjectNode) function).set("parametersJsonSchema", OpenApiReader.jsonSchema(schema));
        }
        if (function.path("description").isNull()) {
            ((ObjectNode) function).remove("description");
        }
    }

    private static void contents(ObjectNode body, boolean callIds) {
        list(body, "contents");
        var merged = JsonNodeFactory.instance.arrayNode();
        for (var content : body.path("contents")) {
            list((ObjectNode) content, "parts");
            content.path("parts").forEach(part -> part(part, callIds));
            var role = content.path("role").asText("user");
            var last = merged.path(merged.size() - 1);
            if (last.path("role").asText().equals(role)) {
                ((ArrayNode) last.get("parts")).addAll((ArrayNode) content.get("parts"));
            } else {
                ((ObjectNode) content).put("role", role);
                merged.add(content);
            }
        }
        body.set("contents", merged);
    }

    private static void part(JsonNode part, boolean callIds) {
        for (var name : List.of("functionCall", "functionResponse")) {
            if (part.get(name) instanceof ObjectNode call && !callIds) {
                call.remove("id");
            }
        }
        if (part.get("inlineData") instanceof ObjectNode data) {
            data.put("data", PartReader.standard(data.path("data").asText()));
        }
    }
}
