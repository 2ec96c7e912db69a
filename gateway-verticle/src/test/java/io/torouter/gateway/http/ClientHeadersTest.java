package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Surface;
import io.vertx.core.MultiMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-type",
                "accept",
                "idempotency-key",
                "traceparent",
                "tracestate",
                "anthropic-version",
                "anthropic-beta",
                "openai-beta",
                "x-goog-api-client"
            })
    void passesWhatUpstreamsUnderstand(String name) {
        assertThat(ClientHeaders.pass(headers(name, "v")).pairs()).containsExactly(name, "v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "Authorization",
                "x-api-key",
                "X-Goog-Api-Key",
                "api-key",
                "cookie",
                "proxy-authorization",
                "openai-organization",
                "OpenAI-Project",
                "x-goog-user-project",
                "host",
                "content-length",
                "transfer-encoding",
                "connection",
                "accept-encoding",
                "content-encoding",
                "expect",
                "user-agent",
                "x-forwarded-for",
                "x-torouter-channel"
            })
    void credentialsAndWhatIsOursStayHere(String name) {
        assertThat(ClientHeaders.pass(headers(name, "secret")).pairs()).isEmpty();
    }

    @Test
    void theWishToLoseNothingGoesToTheRouter() {
        assertThat(ClientHeaders.pass(headers("X-ToRouter-Strict", "true")).pairs())
                .containsExactly("x-torouter-strict", "true");
    }

    @Test
    void repeatedHeadersPassInTheirOrder() {
        var headers = headers("Anthropic-Beta", "one").add("anthropic-beta", "two");

        assertThat(ClientHeaders.pass(headers).pairs())
                .containsExactly("anthropic-beta", "one", "anthropic-beta", "two");
    }

    @Test
    void headersHintAtTheSurface() {
        assertThat(ClientHeaders.surface(headers("anthropic-version", "1"))).isEqualTo(Surface.ANTHROPIC);
        assertThat(ClientHeaders.surface(headers("x-goog-api-key", "1"))).isEqualTo(Surface.GEMINI);
        assertThat(ClientHeaders.surface(headers("x-api-key", "1"))).isEqualTo(Surface.OPENAI);
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }
}
