package io.torouter.it.side;

import static io.torouter.it.side.SideGateway.CHAT;
import static io.torouter.it.side.SideGateway.GEMINI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.genai.Client;
import com.google.genai.types.EmbedContentConfig;
import com.openai.client.OpenAIClient;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

class EmbeddingsTest {
    private static SideGateway side;
    private static OpenAIClient openAi;
    private static Client google;

    @BeforeAll
    static void start() {
        side = SideGateway.start();
        openAi = side.openAi();
        google = side.google();
    }

    @AfterAll
    static void stop() {
        openAi.close();
        google.close();
        side.close();
    }

    @Test
    void openAisSdkEmbedsWithGemini() {
        var many = EmbeddingCreateParams.builder().model(GEMINI).inputOfArrayOfStrings(List.of("a", "b")).dimensions(8);

        var answer = openAi.embeddings().create(many.encodingFormat(EncodingFormat.FLOAT).build());

        assertThat(answer.data()).hasSize(2);
        assertThat(answer.data().getFirst().embeddingValue().asFloats()).hasSize(8);
        assertThat(answer.model()).isEqualTo(GEMINI);
        assertThat(answer.usage().promptTokens()).isPositive();
    }

    @Test
    void base64HasTheSameNumbers() {
        var text = EmbeddingCreateParams.builder().model(GEMINI).input("word").dimensions(8);
        var numbers = openAi.embeddings().create(text.encodingFormat(EncodingFormat.FLOAT).build());
        var encoded = openAi.embeddings().create(text.encodingFormat(EncodingFormat.BASE64).build());

        var bytes = Base64.getDecoder().decode(encoded.data().getFirst().embeddingValue().asBase64());
        var first = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat();
        assertThat(first).isCloseTo(numbers.data().getFirst().embeddingValue().asFloats().getFirst(), within(1e-6f));
    }

    @Test
    void googlesSdkEmbedsWithOpenAi() {
        var config = EmbedContentConfig.builder().outputDimensionality(8).taskType("RETRIEVAL_QUERY").build();

        var one = google.models.embedContent(CHAT, "word", config).embeddings().orElseThrow();
        var two = google.models.embedContent(CHAT, List.of("word", "other"), config).embeddings().orElseThrow();

        assertThat(one.getFirst().values().orElseThrow()).hasSize(8);
        assertThat(two).hasSize(2);
        assertThat(two.getFirst().values()).isEqualTo(one.getFirst().values());
    }

    @Test
    void whatIsLostIsNamed() {
        var answer =
                side.post(
                        "/v1beta/models/" + CHAT + ":embedContent",
                        "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"taskType\":\"CLUSTERING\"}");

        assertThat(answer.headers().firstValue("x-torouter-dropped")).contains("taskType");
    }

    @Test
    void whoMindsALossIsRefused() {
        var answer =
                side.post(
                        "/v1beta/models/" + CHAT + ":embedContent",
                        "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"taskType\":\"CLUSTERING\"}",
                        "x-torouter-strict",
                        "true");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("taskType");
    }

    @Test
    void tokensAreRefusedWhereTheyMeanNothing() {
        var answer = side.post("/v1/embeddings", "{\"model\":\"" + GEMINI + "\",\"input\":[1,2,3]}");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("tokens");
    }
}
