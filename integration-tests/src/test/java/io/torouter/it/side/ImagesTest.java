package io.torouter.it.side;

import static io.torouter.it.side.SideGateway.GEMINI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;

class ImagesTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};

    private static SideGateway side;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        side = SideGateway.start();
        client = side.openAi();
    }

    @AfterAll
    static void stop() {
        client.close();
        side.close();
    }

    @Test
    void openAisSdkMakesAPictureWithGemini() {
        var wish =
                ImageGenerateParams.builder()
                        .model(GEMINI)
                        .prompt("a dot")
                        .size(ImageGenerateParams.Size._1536X1024)
                        .build();

        var images = client.images().generate(wish);

        assertThat(images.data().orElseThrow())
                .singleElement()
                .satisfies(image -> assertThat(image.b64Json()).isPresent());
        assertThat(images.usage().orElseThrow().totalTokens()).isPositive();
        assertThat(side.gateway().seen().last().body().toString())
                .contains("\"responseModalities\":[\"IMAGE\"]", "\"aspectRatio\":\"3:2\"");
    }

    @Test
    void openAisSdkEditsAPictureWithGemini() {
        var edit = ImageEditParams.builder().model(GEMINI).prompt("darker").image(picture()).build();

        assertThat(client.images().edit(edit).data().orElseThrow()).hasSize(1);
        assertThat(side.gateway().seen().last().body().toString())
                .contains("\"mimeType\":\"image/png\",\"data\":\"iVBORwABAgM=\"", "darker");
    }

    @Test
    void anEditInJsonIsTakenToo() {
        var answer =
                side.post(
                        "/v1/images/edits",
                        "{\"model\":\""
                                + GEMINI
                                + "\",\"prompt\":\"darker\",\"quality\":\"high\","
                                + "\"images\":[{\"image_url\":\"data:image/png;base64,iVBORw==\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("b64_json");
        assertThat(answer.headers().firstValue("x-torouter-dropped")).contains("quality");
    }

    @Test
    void severalPicturesAreRefused() {
        var wish = ImageGenerateParams.builder().model(GEMINI).prompt("a dot").n(2).build();

        assertThatThrownBy(() -> client.images().generate(wish))
                .isInstanceOf(OpenAIServiceException.class)
                .hasMessageContaining("one picture");
    }

    private static MultipartField<ImageEditParams.Image> picture() {
        return MultipartField.<ImageEditParams.Image>builder()
                .value(ImageEditParams.Image.ofInputStream(new ByteArrayInputStream(PICTURE)))
                .filename("dot.png")
                .contentType("image/png")
                .build();
    }
}
