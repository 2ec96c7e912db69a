package io.torouter.grammar;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams of the real services, which are not part of this repository. */
final class RecordedStreams {
    private static final Map<String, Dialect> DIALECTS =
            Map.of(
                    "anthropic.messages", Dialect.ANTHROPIC_MESSAGES,
                    "azure.chat", Dialect.OPENAI_CHAT,
                    "compat.chat", Dialect.OPENAI_CHAT,
                    "gemini-openai.chat", Dialect.OPENAI_CHAT,
                    "gemini.stream", Dialect.GEMINI_GENERATE,
                    "openai.chat", Dialect.OPENAI_CHAT,
                    "openai.responses", Dialect.OPENAI_RESPONSES,
                    "openrouter.chat", Dialect.OPENAI_CHAT,
                    "openrouter.responses", Dialect.OPENAI_RESPONSES);

    /** A recorded stream, by the name of its folder. */
    record RecordedStream(String name, Dialect dialect, List<StreamedEvent> events) {
        @Override
        public String toString() {
            return name;
        }
    }

    private RecordedStreams() {}

    /** {@code TOROUTER_RECORDINGS}, else {@code shared/recordings} in a folder above. */
    static Path root() {
        var named =
                Optional.ofNullable(System.getProperty("TOROUTER_RECORDINGS"))
                        .or(() -> Optional.ofNullable(System.getenv("TOROUTER_RECORDINGS")));
        return named.map(Path::of).orElseGet(RecordedStreams::above);
    }

    private static Path above() {
        var here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/recordings"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(here.resolve("../../shared/recordings"));
    }

    static List<RecordedStream> all() {
        if (!Files.isDirectory(root())) {
            return List.of();
        }
        try (var files = Files.find(root(), 3, (file, _) -> isStream(file))) {
            return files.sorted().map(RecordedStreams::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStream(Path file) {
        var api = root().relativize(file).getName(0).toString();
        return DIALECTS.containsKey(api)
                && (file.endsWith("response.sse") || (file.endsWith("response.body.json") && isArray(file)));
    }

    private static boolean isArray(Path file) {
        return bytes(file)[0] == '[';
    }

    private static RecordedStream read(Path file) {
        var folder = file.getParent();
        var api = folder.getParent().getFileName().toString();
        var name = api + "/" + folder.getFileName();
        return new RecordedStream(name, DIALECTS.get(api), StreamedEvent.allOf(bytes(file)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
