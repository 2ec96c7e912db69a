package io.torouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.dialect.Surface;
import io.torouter.error.ForeignError.Meaning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignErrorTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":null,\"code\":\"c\"}}|c|no",
                "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":null}}|t|no",
                "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"no\"}}|not_found_error|no",
                "{\"error\":{\"code\":400,\"message\":\"no\",\"status\":\"INVALID_ARGUMENT\"}}|INVALID_ARGUMENT|no",
                "[{\"error\":{\"code\":400,\"message\":\"no\",\"status\":\"X\"}}]|X|no",
                "{\"error\":\"no\"}|''|no",
                "{\"detail\":\"no\"}|''|no",
                "{\"object\":\"error\",\"message\":\"no\",\"type\":\"BadRequestError\"}|BadRequestError|no",
                "{}|''|the upstream answered with status 400",
            })
    void readsWhatUpstreamsWrite(String body, String word, String message) throws JsonProcessingException {
        assertThat(ForeignError.read(400, JSON.readTree(body)))
                .isEqualTo(new ForeignError(400, word, message, Meaning.OTHER));
    }

    @Test
    void whatIsNoJsonIsDescribedByItsStatus() {
        assertThat(ForeignError.read(404, MissingNode.getInstance()).message())
                .isEqualTo("the upstream answered with status 404");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"no\",\"code\":\"content_policy_violation\"}}",
                "{\"error\":{\"message\":\"no\",\"code\":\"content_filter\"}}",
                "{\"error\":{\"message\":\"no\",\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}",
                "{\"error\":{\"type\":\"invalid_request_error\","
                        + "\"message\":\"Output blocked by content filtering policy\"}}",
            })
    void refusalsForReasonsOfContentAreKnown(String body) throws JsonProcessingException {
        assertThat(ForeignError.read(400, JSON.readTree(body)).meaning()).isEqualTo(Meaning.CONTENT_POLICY);
    }

    @Test
    void eachSurfaceSaysThemInItsOwnWay() {
        var error = ForeignError.of(400, "content_filter", "no");

        assertThat(render(Surface.OPENAI, error))
                .isEqualTo(
                        "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":null,"
                                + "\"code\":\"content_policy_violation\"}}");
        assertThat(render(Surface.ANTHROPIC, error))
                .isEqualTo(
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\","
                                + "\"code\":\"content_policy_violation\"},\"request_id\":\"req_1\"}");
        assertThat(render(Surface.GEMINI, error))
                .isEqualTo(
                        "{\"error\":{\"code\":400,\"message\":\"no\",\"status\":\"INVALID_ARGUMENT\",\"details\":["
                                + "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                                + "\"reason\":\"content_policy_violation\",\"domain\":\"torouter\"}]}}");
    }

    @Test
    void aConversationThatIsTooLongIsSaidAsAgentsKnowIt() {
        var ofAnthropic = ForeignError.of(400, "invalid_request_error", "prompt is too long: 2 tokens > 1 maximum");
        var ofGoogle = ForeignError.of(400, "INVALID_ARGUMENT", "The input token count (2) exceeds the maximum (1).");

        assertThat(render(Surface.OPENAI, ofAnthropic)).contains("\"code\":\"context_length_exceeded\"");
        assertThat(render(Surface.ANTHROPIC, ofGoogle)).contains("\"message\":\"prompt is too long: The input");
    }

    @ParameterizedTest
    @CsvSource({
        "529, OPENAI, 503",
        "529, ANTHROPIC, 529",
        "529, GEMINI, 503",
        "429, GEMINI, 429",
    })
    void onlyAnthropicsClientsKnowItsOverload(int status, Surface surface, int expected) {
        assertThat(ForeignError.of(status, "", "no").statusFor(surface)).isEqualTo(expected);
    }

    private static String render(Surface surface, ForeignError error) {
        return new String(ForeignErrorBody.render(surface, error, "req_1"), UTF_8);
    }
}
