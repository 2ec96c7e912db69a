package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.RequestOptions;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import com.openai.models.embeddings.EmbeddingValue;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.moderations.ModerationCreateParams;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

class OpenAiEndpointsTest {
    /** OpenAI sends null for {@code finish_reason} until the last chunk, which the SDK's own check refuses. */
    private static final RequestOptions UNCHECKED = RequestOptions.builder().responseValidation(false).build();

    private static final byte[] FILE = bytes(100_000);

    private static RunningGateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = OpenAiSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void embedsTextAsNumbersOrAsBase64() {
        var numbers = embedding(EncodingFormat.FLOAT).asFloats();
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(embedding(EncodingFormat.BASE64).asBase64()));
        var decoded = new float[numbers.size()];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(decoded);
        assertThat(decoded).hasSize(8);
        assertThat(decoded[0]).isCloseTo(numbers.getFirst(), within(1e-6f));
    }

    @Test
    void embedsSeveralTextsAtOnce() {
        var many = EmbeddingCreateParams.builder().model(SdkGateway.MODEL).inputOfArrayOfStrings(List.of("a", "b"));
        var answer = client.embeddings().create(many.build());
        assertThat(answer.data()).hasSize(2);
        assertThat(answer.usage().promptTokens()).isPositive();
    }

    @Test
    void makesImages() {
        var images =
                client.images()
                        .generate(ImageGenerateParams.builder().model(SdkGateway.MODEL).prompt("a dot").n(2).build());
        assertThat(images.data().orElseThrow()).hasSize(2).allSatisfy(image -> assertThat(image.b64Json()).isPresent());
    }

    @Test
    void editsAnImageSentAsAForm() {
        var edit = ImageEditParams.builder().model(SdkGateway.MODEL).prompt("darker").image(png()).build();
        assertThat(client.images().edit(edit).data().orElseThrow()).hasSize(1);
        assertThat(gateway.seen().last().header("content-type").orElseThrow()).startsWith("multipart/form-data");
        assertThat(gateway.seen().last().body().length()).isGreaterThan(FILE.length);
    }

    @Test
    void speaks() {
        var text = SpeechCreateParams.builder().model(SdkGateway.MODEL).voice("alloy").input("Hello").build();
        try (var answer = client.audio().speech().create(text)) {
            assertThat(answer.headers().values("content-type").getFirst()).startsWith("audio/");
            assertThat(answer.body()).isNotEmpty();
        }
    }

    @Test
    void transcribesAFileSentAsAForm() {
        var file = TranscriptionCreateParams.builder().model(SdkGateway.MODEL).file(named("speech.wav")).build();
        assertThat(client.audio().transcriptions().create(file).asTranscription().text()).isNotEmpty();
        assertThat(gateway.seen().last().body().toString()).contains("filename=\"speech.wav\"");
    }

    @Test
    void moderates() {
        var answer =
                client.moderations()
                        .create(ModerationCreateParams.builder().model(SdkGateway.MODEL).input("a kind word").build());
        assertThat(answer.results()).hasSize(1);
        assertThat(answer.results().getFirst().flagged()).isFalse();
    }

    @Test
    void listsModels() {
        var models = client.models().list().data();
        assertThat(models).extracting(model -> model.id()).contains(SdkGateway.MODEL, SdkGateway.BREAKS);
        assertThat(client.models().retrieve(SdkGateway.MODEL).id()).isEqualTo(SdkGateway.MODEL);
    }

    @Test
    void completesAPrompt() {
        var prompt = CompletionCreateParams.builder().model(SdkGateway.MODEL).prompt("Once upon a time").build();
        var whole = client.completions().create(prompt);
        assertThat(whole.choices().getFirst().text()).contains("Once upon a time");
        assertThat(whole.usage()).isPresent();
        try (var stream = client.completions().createStreaming(prompt, UNCHECKED)) {
            var streamed = stream.stream().map(part -> part.choices().getFirst().text()).collect(Collectors.joining());
            assertThat(streamed).isEqualTo(whole.choices().getFirst().text());
        }
    }

    private static EmbeddingValue embedding(EncodingFormat format) {
        var text = EmbeddingCreateParams.builder().model(SdkGateway.MODEL).input("word").dimensions(8);
        return client.embeddings().create(text.encodingFormat(format).build()).data().getFirst().embeddingValue();
    }

    private static MultipartField<ImageEditParams.Image> png() {
        return MultipartField.<ImageEditParams.Image>builder()
                .value(ImageEditParams.Image.ofInputStream(new ByteArrayInputStream(FILE)))
                .filename("dot.png")
                .contentType("image/png")
                .build();
    }

    private static MultipartField<InputStream> named(String name) {
        return MultipartField.<InputStream>builder().value(new ByteArrayInputStream(FILE)).filename(name).build();
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) 0xfe);
        return bytes;
    }
}
