package io.torouter.translation.image;

import static io.torouter.translation.image.ImageRequestTest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.answer.UpstreamError;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageAnswerTest {
    @Test
    void tellsThePictureAndWhatWasUsed() {
        var answer =
                new ImageAnswer(
                        json(
                                "{'candidates':[{'content':{'parts':[{'text':'here'},"
                                    + "{'thought':true,'inlineData':{'mimeType':'image/png','data':'sketch'}},"
                                    + "{'inlineData':{'mimeType':'image/jpeg','data':'QUE='}}]}}],"
                                    + "'usageMetadata':{'promptTokenCount':270,'candidatesTokenCount':1290,"
                                    + "'thoughtsTokenCount':10,'promptTokensDetails':["
                                    + "{'modality':'TEXT','tokenCount':12},{'modality':'IMAGE','tokenCount':258}]}}"));

        assertThat(answer.encode(7))
                .hasToString(
                        "{\"created\":7,\"data\":[{\"b64_json\":\"QUE=\"}],\"output_format\":\"jpeg\",\"usage\":{"
                            + "\"input_tokens\":270,\"input_tokens_details\":{\"image_tokens\":258,\"text_tokens\":12},"
                            + "\"output_tokens\":1300,\"total_tokens\":1570}}");
        assertThat(answer.usage()).isEqualTo(new Usage(270, 0, 0, 1290, 10, new Usage.Detail(0, 0, 258, 0, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'promptFeedback':{'blockReason':'SAFETY'}} | moderation_blocked | the model made no picture (SAFETY)",
                "{'candidates':[{'finishReason':'IMAGE_SAFETY'}]} | moderation_blocked | the model made no picture"
                        + " (IMAGE_SAFETY)",
                "{'candidates':[{'finishReason':'STOP','content':{'parts':[{'text':'no'}]}}]} | no_image | the model"
                        + " made no picture: no"
            })
    void saysWhyThereIsNone(String body, String type, String message) {
        var answer = new ImageAnswer(json(body));

        assertThat(answer.hasImage()).isFalse();
        assertThat(answer.refusal()).isEqualTo(new UpstreamError(type, message, 400));
    }

    @Test
    void countsImagesThoughTokensAreUnknown() {
        var answer =
                new ImageAnswer(
                        json(
                                "{'candidates':[{'content':{'parts':[{'inlineData':{'mimeType':'image/png','data':'A'}}]}}]}"));

        assertThat(answer.encode(7).has("usage")).isFalse();
        assertThat(answer.usage()).isEqualTo(Usage.NONE.with(new Usage.Detail(0, 0, 0, 0, 1)));
    }
}
