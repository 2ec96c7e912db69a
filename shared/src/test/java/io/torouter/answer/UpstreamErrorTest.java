package io.torouter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class UpstreamErrorTest {
    private static UpstreamError error(Operation operation, String error) {
        var answer = PassThrough.open(operation, Framing.JSON, false);
        byte[] bytes = ("{\"error\":" + error + "}").getBytes(UTF_8);
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});
        return Objects.requireNonNull(answer.error());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request_error, 400",
        "authentication_error, 401",
        "billing_error, 402",
        "permission_error, 403",
        "not_found_error, 404",
        "request_too_large, 413",
        "rate_limit_error, 429",
        "api_error, 500",
        "timeout_error, 504",
        "overloaded_error, 529",
        "never_seen_error, 500",
    })
    void hasTheStatusOfAnAnthropicType(String type, int status) {
        assertThat(error(Operation.MESSAGES, "{\"type\":\"" + type + "\",\"message\":\"m\"}"))
                .isEqualTo(new UpstreamError(type, "m", status));
    }

    @ParameterizedTest
    @CsvSource({
        "tokens, rate_limit_exceeded, 429",
        "insufficient_quota, insufficient_quota, 429",
        "invalid_request_error, model_not_found, 404",
        "invalid_request_error, never_seen, 400",
        "server_error, , 500",
        "never_seen, 503, 503",
        "server_error, 4xx, 500",
    })
    void hasTheStatusOfAnOpenAiCodeOrType(String type, String code, int status) {
        var json = "{\"type\":\"" + type + "\",\"code\":\"" + code + "\"}";
        assertThat(error(Operation.CHAT_COMPLETIONS, json).status()).isEqualTo(status);
    }

    @Test
    void hasTheStatusThatStandsInIt() {
        assertThat(error(Operation.GENERATE_CONTENT, "{\"code\":503,\"message\":\"m\",\"status\":\"UNAVAILABLE\"}"))
                .isEqualTo(new UpstreamError("UNAVAILABLE", "m", 503));
    }

    @Test
    void readsAMessageThatStandsAlone() {
        assertThat(error(Operation.CHAT_COMPLETIONS, "\"out of memory\""))
                .isEqualTo(new UpstreamError("", "out of memory", 500));
    }

    @Test
    void shortensALongMessageBetweenCharacters() {
        var message = error(Operation.CHAT_COMPLETIONS, "{\"message\":\"" + "x".repeat(499) + "🌍🌍\"}").message();

        assertThat(message).isEqualTo("x".repeat(499));
    }

    @Test
    void resolvesEscapesInTheMessage() {
        assertThat(error(Operation.CHAT_COMPLETIONS, "{\"message\":\"a\\n\\\"b\\u00e9\"}").message())
                .isEqualTo("a\n\"bé");
    }
}
