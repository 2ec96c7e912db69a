package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
                    .map(Recorded::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static Recorded read(Path folder) {
        try {
            var asked = JSON.readTree(folder.resolve("request.json").toFile());
            var answered = JSON.readTree(folder.resolve("response.json").toFile());
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
