package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A recorded exchange with a real service.
 *
 * @param id folder and name
 * @param request the body; empty where only the answer was published
 * @param model what was asked for
 * @param features what the exchange is about, in the words of the recordings
 * @param answer the body as it came
 */
record Exchange(
        String id,
        Dialect dialect,
        ObjectNode request,
        String model,
        boolean streamed,
        int status,
        List<String> features,
        String answer) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Dialect> DIALECTS =
            Map.of(
                    "anthropic.messages", Dialect.ANTHROPIC_MESSAGES,
                    "azure.chat", Dialect.OPENAI_CHAT,
                    "compat.chat", Dialect.OPENAI_CHAT,
                    "gemini-openai.chat", Dialect.OPENAI_CHAT,
                    "gemini.generate", Dialect.GEMINI_GENERATE,
                    "gemini.stream", Dialect.GEMINI_GENERATE,
                    "openai.chat", Dialect.OPENAI_CHAT,
                    "openai.responses", Dialect.OPENAI_RESPONSES,
                    "openrouter.chat", Dialect.OPENAI_CHAT,
                    "openrouter.responses", Dialect.OPENAI_RESPONSES);

    /** {@code TOROUTER_RECORDINGS} as a system property or in the environment, else a folder above. */
    static Path root() {
        return Optional.ofNullable(System.getProperty("TOROUTER_RECORDINGS"))
                .or(() -> Optional.ofNullable(System.getenv("TOROUTER_RECORDINGS")))
                .map(Path::of)
                .orElseGet(() -> above("shared/recordings"));
    }

    /** A folder of that name in this one or in one above. */
    static Path above(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseGet(() -> Path.of(name));
    }

    /** All that generate; none where there are no recordings. */
    static List<Exchange> all() {
        var root = root();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.find(root, 3, (file, _) -> file.endsWith("response.json"))) {
            return files.filter(file -> DIALECTS.containsKey(api(file)))
                    .sorted()
                    .map(file -> read(file.getParent()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String api(Path file) {
        return file.getParent().getParent().getFileName().toString();
    }

    private static Exchange read(Path folder) {
        var meta = json(folder.resolve("meta.json"));
        var response = json(folder.resolve("response.json"));
        var request = json(folder.resolve("request.json")).path("body");
        var answer = text(folder.resolve(response.path("body_file").asText()));
        var features = new ArrayList<String>();
        meta.path("features").forEach(feature -> features.add(feature.asText()));
        boolean array = answer.stripLeading().startsWith("[");
        return new Exchange(
                meta.path("id").asText(),
                DIALECTS.get(folder.getParent().getFileName().toString()),
                request instanceof ObjectNode object ? object : JSON.createObjectNode(),
                meta.path("model").asText("unknown"),
                array || response.path("body_file").asText().endsWith(".sse"),
                response.path("status").asInt(),
                features,
                answer);
    }

    private static JsonNode json(Path file) {
        return json(text(file));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean asked() {
        return !request.isEmpty();
    }

    boolean isGood() {
        return status == 200;
    }

    @Override
    public String toString() {
        return id;
    }
}
