package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.Vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bodies that tests read, from this module's resources and from the recordings beside the repository. */
final class Samples {
    static final JsonMapper JSON = new JsonMapper();

    private Samples() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param name of a file in {@code src/test/resources/responses}
     */
    static ObjectNode resource(String name) {
        try (var in = Samples.class.getResourceAsStream("/responses/" + name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GenerationRequest request(String body) {
        return request(json(body));
    }

    static GenerationRequest request(ObjectNode body) {
        var model = body.path("model").asText("gpt-5.5");
        return new ResponsesRequests().decode(body, model, body.path("stream").asBoolean());
    }

    static Target target(String type, String model) {
        var vendor = Vendors.builtIn().of(Dialect.OPENAI_RESPONSES, type, "api.example.com", model);
        return new Target(model, 0, vendor);
    }

    /** The body as it is on the wire. */
    static ObjectNode encoded(GenerationRequest request, String model, Drops drops) {
        return json(new ResponsesRequests().encode(request, target("openai", model), drops).body().toString());
    }

    static AnswerContext context(String requestBody) {
        return new AnswerContext("abc", 1_700_000_000, request(requestBody));
    }

    static AnswerContext context() {
        return context("{\"model\": \"m\", \"input\": \"Hi\"}");
    }

    /** Folders of recordings below such a path; none where there are no recordings. */
    static List<Path> recordings(String... paths) {
        var found = new ArrayList<Path>();
        for (var path : paths) {
            var folder = root().resolve(path);
            if (Files.isDirectory(folder)) {
                found.addAll(folders(folder));
            }
        }
        return found;
    }

    private static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var root = at.resolve("shared/recordings");
            if (Files.isDirectory(root)) {
                return root;
            }
        }
        return Path.of("no-recordings");
    }

    private static List<Path> folders(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
