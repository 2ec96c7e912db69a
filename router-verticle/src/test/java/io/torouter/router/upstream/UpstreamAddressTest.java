package io.torouter.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Headers;
import io.torouter.dialect.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class UpstreamAddressTest {
    private static final UpstreamAddress API = UpstreamAddress.of(URI.create("https://api.example.com/v1"));

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1,     api.example.com, 443,  true,  /v1",
        "http://api.example.com/v1/,     api.example.com, 80,   false, /v1",
        "http://10.0.0.1:8000,           10.0.0.1,        8000, false, ''",
        "http://10.0.0.1:8000/,          10.0.0.1,        8000, false, ''",
        "https://h/openai/deployments/x, h,               443,  true,  /openai/deployments/x",
        "http://[::1]:8000/v1,           ::1,             8000, false, /v1",
    })
    void takesABaseUrlApart(String url, String host, int port, boolean tls, String path) {
        assertThat(UpstreamAddress.of(URI.create(url))).isEqualTo(new UpstreamAddress(host, port, tls, path));
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT_COMPLETIONS,       /v1/chat/completions",
        "RESPONSES_INPUT_TOKENS, /v1/responses/input_tokens",
        "MESSAGES,               /v1/messages",
        "IMAGE_EDITS,            /v1/images/edits",
    })
    void anOperationStandsBelowTheBasePath(Operation operation, String uri) {
        assertThat(API.uri(call(operation, "gpt-5"))).isEqualTo(uri);
    }

    @Test
    void theQueryOfTheClientGoesWithIt() {
        var call = new UpstreamCall(Operation.STREAM_GENERATE_CONTENT, "gemini-3", "", "alt=sse", Headers.EMPTY);

        assertThat(API.uri(call)).isEqualTo("/v1/models/gemini-3:streamGenerateContent?alt=sse");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3-pro.1_x~y, gemini-3-pro.1_x~y",
        "vendor/gemini-3,    vendor/gemini-3",
        "'a b',              a%20b",
        "a+b,                a%2Bb",
        "a?b#c,              a%3Fb%23c",
        "a%2Fb,              a%252Fb",
        "modèle,             mod%C3%A8le",
    })
    void theModelInAPathIsEncoded(String model, String segment) {
        assertThat(API.uri(call(Operation.GENERATE_CONTENT, model)))
                .isEqualTo("/v1/models/" + segment + ":generateContent");
    }

    @Test
    void theIdOfAStoredObjectStandsBehindTheOperation() {
        var call = new UpstreamCall(Operation.RESPONSES_GET, "", "resp_1 x", "include=a", Headers.EMPTY);

        assertThat(API.uri(call)).isEqualTo("/v1/responses/resp_1%20x?include=a");
    }

    private static UpstreamCall call(Operation operation, String model) {
        return new UpstreamCall(operation, model, "", "", Headers.EMPTY);
    }
}
