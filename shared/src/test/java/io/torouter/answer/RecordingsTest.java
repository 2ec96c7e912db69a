package io.torouter.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.dialect.Operation;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs over exchanges recorded with the real services, which are not part of this repository: found through {@code
 * TOROUTER_RECORDINGS} (system property or environment), else in {@code ../shared/recordings} beside the repository.
 */
class RecordingsTest {
    private static final Map<String, Operation> OPERATIONS =
            Map.ofEntries(
                    Map.entry("anthropic.count_tokens", Operation.MESSAGES_COUNT_TOKENS),
                    Map.entry("anthropic.messages", Operation.MESSAGES),
                    Map.entry("azure.chat", Operation.CHAT_COMPLETIONS),
                    Map.entry("compat.chat", Operation.CHAT_COMPLETIONS),
                    Map.entry("gemini-openai.chat", Operation.CHAT_COMPLETIONS),
                    Map.entry("gemini.count_tokens", Operation.COUNT_TOKENS),
                    Map.entry("gemini.embed", Operation.EMBED_CONTENT),
                    Map.entry("gemini.generate", Operation.GENERATE_CONTENT),
                    Map.entry("gemini.stream", Operation.STREAM_GENERATE_CONTENT),
                    Map.entry("openai.chat", Operation.CHAT_COMPLETIONS),
                    Map.entry("openai.completions", Operation.COMPLETIONS),
                    Map.entry("openai.embeddings", Operation.EMBEDDINGS),
                    Map.entry("openai.images", Operation.IMAGE_GENERATIONS),
                    Map.entry("openai.images_edits", Operation.IMAGE_EDITS),
                    Map.entry("openai.responses", Operation.RESPONSES),
                    Map.entry("openai.responses_input_tokens", Operation.RESPONSES_INPUT_TOKENS),
                    Map.entry("openrouter.chat", Operation.CHAT_COMPLETIONS),
                    Map.entry("openrouter.embeddings", Operation.EMBEDDINGS),
                    Map.entry("openrouter.responses", Operation.RESPONSES));

    /** Both end with an error inside the stream. */
    private static final List<String> FAILING =
            List.of("ai-openai-error-1-chunks-00-d9347bee", "pydantic-ai-test-openrouter-stream-error-00-d46e6c7c");

    private static List<Recording> recordings = List.of();

    /** One recorded answer. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Recording(String name, Operation operation, int status, Framing framing, byte[] body) {
        Run whole(int... cuts) {
            return Run.Opening.of(operation, framing).whole(body, cuts);
        }

        boolean isGoodStream() {
            return status == 200 && (framing == Framing.SSE || framing == Framing.JSON_ARRAY);
        }

        /** Whether a count of generated tokens stands in the body, outside of strings. */
        boolean reportsUsage() {
            return Stream.of("\"completion_tokens\"", "\"output_tokens\"", "\"candidatesTokenCount\"")
                    .anyMatch(new String(body, ISO_8859_1)::contains);
        }
    }

    @BeforeAll
    static void findRecordings() throws IOException {
        var root = root();
        assumeTrue(Files.isDirectory(root), () -> "no recordings at " + root + ": set TOROUTER_RECORDINGS");
        try (var folders = Files.find(root, 3, (file, _) -> file.endsWith("response.json"))) {
            recordings =
                    folders.sorted()
                            .filter(file -> OPERATIONS.containsKey(api(file)))
                            .map(RecordingsTest::read)
                            .toList();
        }
    }

    private static Path root() {
        var named =
                Optional.ofNullable(System.getProperty("TOROUTER_RECORDINGS"))
                        .or(() -> Optional.ofNullable(System.getenv("TOROUTER_RECORDINGS")));
        return named.map(Path::of).orElseGet(RecordingsTest::besideRepository);
    }

    /** Tests run in the folder of their module. */
    private static Path besideRepository() {
        return Path.of("").toAbsolutePath().resolve("../../shared/recordings").normalize();
    }

    private static String api(Path file) {
        return file.getParent().getParent().getFileName().toString();
    }

    private static Recording read(Path file) {
        try {
            JsonNode response = new ObjectMapper().readTree(file.toFile());
            var bodyFile = response.get("body_file").asText();
            byte[] body = Files.readAllBytes(file.resolveSibling(bodyFile));
            var operation = Objects.requireNonNull(OPERATIONS.get(api(file)));
            var name = file.getParent().getFileName().toString();
            return new Recording(name, operation, response.get("status").asInt(), framing(bodyFile, body), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Framing framing(String bodyFile, byte[] body) {
        if (bodyFile.endsWith(".sse")) {
            return Framing.SSE;
        }
        return body[0] == '[' ? Framing.JSON_ARRAY : Framing.JSON;
    }

    @Test
    void everyAnswerLeavesAsItCame() {
        assertThat(recordings)
                .allSatisfy(recording ->
                        assertThat(recording.whole().output()).isEqualTo(new String(recording.body, ISO_8859_1)));
    }

    @Test
    void everyGoodStreamIsCompleteAndItsUsageIsSeen() {
        var streams =
                recordings.stream()
                        .filter(Recording::isGoodStream)
                        .filter(recording -> !FAILING.contains(recording.name))
                        .toList();

        assertThat(streams)
                .allSatisfy(recording -> {
                    var run = recording.whole();
                    assertThat(run.progress()).isEqualTo(Progress.COMPLETE);
                    assertThat(run.usageReported()).isEqualTo(recording.reportsUsage());
                });
        long withUsage = streams.stream().filter(Recording::reportsUsage).count();
        System.out.printf("%d recorded streams are complete, %d report usage%n", streams.size(), withUsage);
    }

    @Test
    void everyWholeAnswerIsCompleteOrAnError() {
        var documents = recordings.stream().filter(recording -> recording.framing == Framing.JSON).toList();

        assertThat(documents)
                .allSatisfy(recording -> {
                    boolean good = recording.status == 200;
                    assertThat(recording.whole().progress()).isEqualTo(good ? Progress.COMPLETE : Progress.FAILED);
                });
    }

    @Test
    void everyErrorStandsForTheStatusItCameWith() {
        var errors = recordings.stream().filter(recording -> recording.status >= 400).toList();

        assertThat(errors)
                .allSatisfy(recording -> {
                    var error = Objects.requireNonNull(recording.whole().error());
                    assertThat(error.message()).isNotEmpty();
                    // The Responses API says 400 where chat says 404, with one and the same code.
                    assertThat(error.status()).isIn(recording.status, 404);
                });
    }

    @Test
    void streamsThatFailAreSeenToFail() {
        var failing = recordings.stream().filter(recording -> FAILING.contains(recording.name)).toList();

        assertThat(failing)
                .hasSize(FAILING.size())
                .allSatisfy(recording -> assertThat(recording.whole().progress()).isEqualTo(Progress.FAILED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1460, 16_384})
    void everyAnswerIsTheSameInPieces(int size) {
        assertThat(recordings)
                .allSatisfy(recording -> {
                    int[] cuts = IntStream.rangeClosed(1, recording.body.length / size).map(i -> i * size).toArray();
                    assertThat(recording.whole(cuts).withoutWrites()).isEqualTo(recording.whole().withoutWrites());
                });
    }
}
