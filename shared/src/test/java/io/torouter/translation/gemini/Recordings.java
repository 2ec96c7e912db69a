package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recorded traffic of Gemini's API, where a folder {@code shared/recordings} lies above this one. */
final class Recordings {
    private static final JsonMapper JSON = new JsonMapper();

    private Recordings() {}

    /** Folders of all exchanges of these kinds that went well; none where there are no recordings. */
    static Stream<Path> of(String... kinds) {
        var found = new ArrayList<Path>();
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var folder = at.resolve("shared/recordings");
            for (var kind : kinds) {
                found.addAll(list(folder.resolve(kind)));
            }
        }
        return found.stream().filter(folder -> status(folder) == 200);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(Path folder) {
        return json(folder.resolve("response.json")).path("status").asInt(200);
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body of the request; a missing node where only the answer was recorded. */
    static JsonNode request(Path folder) {
        return json(folder.resolve("request.json")).path("body");
    }

    static String model(Path folder) {
        var path = json(folder.resolve("request.json")).path("path").asText();
        return path.replaceAll(".*/models/([^:]*):.*", "$1");
    }

    /** The values of a stream, in either of its two forms. */
    static List<JsonNode> chunks(Path folder) {
        var chunks = new ArrayList<JsonNode>();
        var array = folder.resolve("response.body.json");
        if (Files.exists(array)) {
            json(array).forEach(chunks::add);
            return chunks;
        }
        try {
            for (var line : Files.readAllLines(folder.resolve("response.sse"))) {
                if (line.startsWith("data: ")) {
                    chunks.add(JSON.readTree(line.substring(6)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunks;
    }
}
