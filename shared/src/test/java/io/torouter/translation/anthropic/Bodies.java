package io.torouter.translation.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;
import io.torouter.translation.vendor.Vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Bodies of the dialect for tests: samples of our own, and recorded ones where they are at hand. */
final class Bodies {
    static final JsonMapper JSON = new JsonMapper();
    static final Vendors VENDORS = Vendors.builtIn();

    private static final AnthropicRequests REQUESTS = new AnthropicRequests();
    private static final Set<String> TEXTUAL = Set.of("content", "system");

    private Bodies() {}

    /** A sample of {@code src/test/resources/anthropic}. */
    static String sample(String name) {
        try (var in = Bodies.class.getResourceAsStream("/anthropic/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Target target(String model) {
        var vendor = VENDORS.of(Dialect.ANTHROPIC_MESSAGES, "anthropic", "api.anthropic.com", model);
        return new Target(model, 0, vendor);
    }

    static GenerationRequest decoded(ObjectNode body) {
        return REQUESTS.decode(body, body.path("model").asText(), body.path("stream").asBoolean());
    }

    /** A request for a model, as an upstream gets it. */
    static WireRequest encoded(GenerationRequest request, String model, Drops drops) {
        return REQUESTS.encode(request, target(model), drops);
    }

    /** How many tokens the prompt of the {@link #context} seems to have. */
    static final int GUESS = 11;

    static AnswerContext context() {
        return new AnswerContext(
                "test",
                1_700_000_000,
                decoded(
                        json(
                                """
                                {"model": "some-model", "max_tokens": 10, "messages": [{"role": "user", "content": "hi"}]}
                                """)),
                () -> GUESS);
    }

    /** The recordings of an API; none where they are not at hand. */
    static List<Path> recordings(String api) {
        var root = root();
        if (root == null || !Files.isDirectory(root.resolve(api))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root.resolve(api))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var root = at.resolve("shared/recordings");
            if (Files.isDirectory(root)) {
                return root;
            }
        }
        return null;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same body in one of the forms that mean the same: no nulls, no defaults, texts as blocks. */
    static JsonNode plain(JsonNode body) {
        if (body instanceof ArrayNode array) {
            var plain = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        if (!(body instanceof ObjectNode object)) {
            return body;
        }
        var plain = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(member -> {
                    if (!isDefault(member.getKey(), member.getValue())) {
                        plain.set(member.getKey(), plain(member.getKey(), member.getValue(), object));
                    }
                });
        return plain;
    }

    private static boolean isDefault(String name, JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.booleanValue() && Set.of("is_error", "stream").contains(name))
                || (name.equals("caller") && value.path("type").asText().equals("direct"))
                || (name.equals("citations") && value.isEmpty());
    }

    private static JsonNode plain(String name, JsonNode value, ObjectNode holder) {
        boolean blocks =
                TEXTUAL.contains(name)
                        && value.isTextual()
                        && (holder.has("role") || holder.has("messages") || holder.has("tool_use_id"));
        if (blocks) {
            var array = JsonNodeFactory.instance.arrayNode();
            array.addObject().put("type", "text").put("text", value.textValue());
            return array;
        }
        return Set.of("input", "input_schema", "schema").contains(name) ? value : plain(value);
    }
}
