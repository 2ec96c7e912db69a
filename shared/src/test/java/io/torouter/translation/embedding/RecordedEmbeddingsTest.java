package io.torouter.translation.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Exchanges with the real APIs, where they lie beside the repository. */
class RecordedEmbeddingsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void keepsTheNumbersOfRecordedVectorsThroughTheOtherDialect() throws IOException {
        for (var recorded : answers("gemini.embed")) {
            var answer = new GeminiEmbeddings().decode(recorded);
            var foreign = new OpenAiEmbeddings().encode(answer, EmbeddingRequest.Form.OPENAI_NUMBERS, "m");
            var back = new GeminiEmbeddings().encode(new OpenAiEmbeddings().decode(foreign), batch(), "m");

            assertThat(back.get("embeddings")).isEqualTo(recorded.get("embeddings"));
        }
    }

    @Test
    void readsTheSameNumbersOutOfBase64() throws IOException {
        for (var recorded : answers("openai.embeddings")) {
            var answer = new OpenAiEmbeddings().decode(recorded);
            var numbers = new OpenAiEmbeddings().encode(answer, EmbeddingRequest.Form.OPENAI_NUMBERS, "m");
            var again = new OpenAiEmbeddings().decode(numbers);

            assertThat(again.vectors().getFirst().asBase64()).isEqualTo(answer.vectors().getFirst().asBase64());
            assertThat(again.tokens()).isEqualTo(answer.tokens());
        }
    }

    @Test
    void givesRecordedRequestsBackToTheirOwnDialect() throws IOException {
        for (var request : exchanges("gemini.embed", "request.json")) {
            var body = (ObjectNode) request.path("body");
            var model = body.at("/requests/0/model").asText().substring("models/".length());
            var drops = new Drops(Dialect.GEMINI_GENERATE);
            var half = new GeminiEmbeddings();

            var back = half.encode(half.decode(Operation.BATCH_EMBED_CONTENTS, body), model, drops);

            assertThat(JSON.readTree(back.toString())).isEqualTo(body);
            assertThat(drops.isEmpty()).isTrue();
        }
    }

    private static EmbeddingRequest.Form batch() {
        return EmbeddingRequest.Form.GEMINI_BATCH;
    }

    private static List<ObjectNode> answers(String api) throws IOException {
        return exchanges(api, "response.body.json").stream()
                .filter(body -> !body.has("error"))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static List<JsonNode> exchanges(String api, String name) throws IOException {
        var root = recordings();
        assumeTrue(root != null, "no recordings beside the repository");
        try (var files = Files.find(root.resolve(api), 2, (file, _) -> file.endsWith(name))) {
            var found = files.sorted().map(RecordedEmbeddingsTest::read).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path recordings() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared/recordings");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
