package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A recorded exchange in chat's dialect; there are none where the recordings are not beside the repository. */
record Recorded(String name, String host, @Nullable ObjectNode request, int status, String answer, boolean stream) {
    private static final JsonMapper JSON = new JsonMapper();

    static List<Recorded> all() {
        var root = root();
        if (root == null) {
            return List.of();
        }
        try (var files = Files.find(root, 3, (file, _) -> file.endsWith("response.json"))) {
            return files.map(Path::getParent)
                    .filter(folder -> folder.getParent().getFileName().toString().endsWith(".chat"))
                    .sorted()
                    .map(Recorded::exchange)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request of a client that speaks another dialect. */
    record Request(String name, Dialect dialect, ObjectNode body, boolean stream) {}

    /** What clients of other dialects asked. */
    static List<Request> requests() {
        var root = root();
        if (root == null) {
            return List.of();
        }
        try (var files = Files.find(root, 4, (file, _) -> file.endsWith("request.json"))) {
            return files.sorted().flatMap(file -> request(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Request> request(Path file) {
        var asked = read(file);
        var path = asked.path("path").asText();
        var dialect = dialect(path);
        if (dialect == null || !(asked.get("body") instanceof ObjectNode body)) {
            return Optional.empty();
        }
        boolean stream = body.path("stream").asBoolean(false) || path.contains("streamGenerateContent");
        return Optional.of(new Request(file.getParent().getFileName().toString(), dialect, body, stream));
    }

    private static @Nullable Dialect dialect(String path) {
        if (path.endsWith("/messages")) {
            return Dialect.ANTHROPIC_MESSAGES;
        }
        if (path.endsWith("/responses")) {
            return Dialect.OPENAI_RESPONSES;
        }
        return path.contains("enerateContent") ? Dialect.GEMINI_GENERATE : null;
    }

    private static @Nullable Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var candidate = at.resolve("shared/recordings");
            if (Files.isRegularFile(candidate.resolve("INDEX.md"))) {
                return candidate;
            }
        }
        return null;
    }

    /** Streams of upstreams that speak another dialect: the path of the request, and the events. */
    record Foreign(String name, Dialect dialect, String answer) {}

    static List<Foreign> streams() {
        var root = root();
        if (root == null) {
            return List.of();
        }
        try (var files = Files.find(root, 3, (file, _) -> file.endsWith("response.sse"))) {
            return files.sorted().flatMap(file -> stream(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Foreign> stream(Path file) {
        var dialect = dialect(read(file.resolveSibling("request.json")).path("path").asText());
        try {
            var name = file.getParent().getFileName().toString();
            return dialect == null ? Optional.empty() : Optional.of(new Foreign(name, dialect, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded exchange(Path folder) {
        try {
            var asked = read(folder.resolve("request.json"));
            var answered = read(folder.resolve("response.json"));
            var file = answered.path("body_file").asText();
            var body = asked.get("body") instanceof ObjectNode object ? object : null;
            return new Recorded(
                    folder.getFileName().toString(),
                    asked.path("host").asText(),
                    body,
                    answered.path("status").asInt(),
                    Files.readString(folder.resolve(file)),
                    file.endsWith(".sse"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The channel type that the host would have. */
    String type() {
        return switch (host) {
            case "api.openai.com" -> "openai";
            case "openrouter.ai" -> "openrouter";
            case "example.openai.azure.com" -> "azure-openai";
            default -> "openai-compatible";
        };
    }

    JsonNode json() {
        return Wire.json(answer);
    }

    @Override
    public String toString() {
        return name;
    }
}
