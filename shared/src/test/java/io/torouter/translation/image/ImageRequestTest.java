package io.torouter.translation.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRequestTest {
    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    @Test
    void asksForAnAnswerThatIsAPicture() {
        var generation = read("{'model':'m','prompt':'a cat'}").asGeneration("m");

        assertThat(generation.output().modalities()).containsExactly(Output.Modality.IMAGE);
        assertThat(generation.turns().getFirst().parts()).containsExactly(new Text("a cat"));
        assertThat(drops.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1:1, , true",
        "1536x1024, 3:2, , true",
        "1024x1536, 2:3, , true",
        "1792x1024, 16:9, 2K, false",
        "256x256, 1:1, , true",
        "3840x2160, 16:9, 4K, true"
    })
    void knowsTheFormInGeminisWords(String size, String ratio, String imageSize, boolean exact) {
        assertThat(ImageFrame.of(size)).isEqualTo(new ImageFrame(ratio, imageSize, exact));
    }

    @Test
    void writesTheFormIntoTheConfiguration() {
        var body = json("{'generationConfig':{'responseModalities':['IMAGE']}}");

        read("{'prompt':'a','size':'2048x2048'}").frame(body);

        assertThat(body)
                .isEqualTo(
                        json(
                                "{'generationConfig':{'responseModalities':['IMAGE'],"
                                        + "'imageConfig':{'aspectRatio':'1:1','imageSize':'2K'}}}"));
    }

    @Test
    void leavesTheFormToTheModel() {
        var body = json("{}");

        read("{'prompt':'a','size':'auto'}").frame(body);

        assertThat(body).isEmpty();
    }

    @Test
    void namesWhatGeminiHasNoWordFor() {
        read(
                "{'prompt':'a','size':'1024x1792','quality':'high','background':'transparent','output_format':'webp',"
                        + "'user':'u','style':'vivid','mask':{'image_url':'data:image/png;base64,AA=='}}");

        assertThat(drops.names())
                .containsExactly("size", "quality", "background", "output_format", "user", "style", "mask");
    }

    @Test
    void saysNothingOfWhatItDoesAnyway() {
        read(
                "{'prompt':'a','n':1,'quality':'auto','background':'opaque','output_format':'png','moderation':'auto',"
                        + "'response_format':'b64_json','stream':false,'partial_images':0}");

        assertThat(drops.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'prompt':'a','n':2}",
                "{'prompt':'a','n':'two'}",
                "{'prompt':'a','stream':true}",
                "{'prompt':'a','response_format':'url'}",
                "{'prompt':'a','size':'large'}",
                "{'prompt':'a','images':[{'file_id':'file-1'}]}"
            })
    void refusesWhatNoGeminiModelMakes(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Untranslatable.class);
    }

    @ParameterizedTest
    @CsvSource({"n, 2", "stream, true", "response_format, 'url'"})
    void namesTheParameterWhoseValueIsAtFault(String parameter, String value) {
        var body = "{'prompt':'a','%s':%s}".formatted(parameter, value.equals("url") ? "'url'" : value);

        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Untranslatable.class,
                        refused -> {
                            assertThat(refused.error().status()).isEqualTo(400);
                            assertThat(refused.error().code().parameter()).isEqualTo(parameter);
                            assertThat(refused.error().code().text()).isEqualTo("invalid_request_error");
                        });
    }

    @Test
    void takesPicturesFromUrls() {
        var request =
                read(
                        "{'prompt':'a','images':[{'image_url':'data:image/webp;base64,QUE='},"
                                + "{'image_url':'https://example.com/b.png'}]}");

        assertThat(request.images())
                .extracting(Media::source)
                .containsExactly(
                        new Source.Inline("image/webp", "QUE="), new Source.Url("https://example.com/b.png", null));
    }

    @Test
    void takesPicturesFromAForm() {
        var form =
                part("name=\"prompt\"", "a")
                        + part("name=\"n\"", "1")
                        + part("name=\"image[]\"; filename=\"a.jpg\"", "\u00ff\u00d8")
                        + part("name=\"image[]\"; filename=\"b.png\"", "\u0089PNG")
                        + part("name=\"mask\"; filename=\"m.png\"", "\u0089PNG")
                        + "--b--\r\n";
        var bytes = form.getBytes(ISO_8859_1);

        var request = ImageRequest.read("multipart/form-data; boundary=b", bytes, 0, bytes.length, drops);

        assertThat(request.prompt()).isEqualTo("a");
        assertThat(request.images())
                .extracting(Media::source)
                .containsExactly(new Source.Inline("image/jpeg", "/9g="), new Source.Inline("image/png", "iVBORw=="));
        assertThat(drops.names()).containsExactly("mask");
    }

    @Test
    void refusesABrokenForm() {
        var bytes = "--b\r\nno header".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> ImageRequest.read("multipart/form-data; boundary=b", bytes, 0, bytes.length, drops))
                .isInstanceOf(Untranslatable.class);
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private ImageRequest read(String body) {
        return ImageRequest.read(json(body), drops);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
