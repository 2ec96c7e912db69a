package io.torouter.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.gateway.Fake;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

import org.junit.jupiter.api.Test;

import java.util.List;

class CorsTest {
    private static final String PAGE = "https://page.example";
    private final Fake response = Fake.response();
    private final Fake request = Fake.request().with("origin", PAGE);

    @Test
    void anAllowedOriginMayRead() {
        assertThat(marked(new Cors(List.of(PAGE)), request).get("access-control-allow-origin")).isEqualTo(PAGE);
    }

    @Test
    void anyOriginMayReadWhereAllMay() {
        assertThat(marked(new Cors(List.of("*")), request).get("access-control-allow-origin")).isEqualTo("*");
    }

    @Test
    void anotherOriginMayNot() {
        assertThat(marked(new Cors(List.of("https://other.example")), request)).isEmpty();
    }

    @Test
    void withoutOriginsNothingIsSaid() {
        assertThat(marked(new Cors(List.of()), request)).isEmpty();
        assertThat(marked(new Cors(List.of("*")), Fake.request())).isEmpty();
    }

    @Test
    void aPreflightIsAnOptionsRequestThatAsksForAMethod() {
        var options = Fake.request().saying("method", HttpMethod.OPTIONS);
        assertThat(Cors.isPreflight(options.toRequest())).isFalse();
        assertThat(Cors.isPreflight(options.with("access-control-request-method", "POST").toRequest())).isTrue();
        assertThat(Cors.isPreflight(Fake.request().with("access-control-request-method", "POST").toRequest()))
                .isFalse();
    }

    @Test
    void aPreflightOfAnAllowedOriginIsToldWhatItMaySend() {
        request.with("access-control-request-headers", "authorization,x-api-key");

        new Cors(List.of(PAGE)).preflight(request.toRequest(), response.as(HttpServerResponse.class));

        assertThat(headers().get("access-control-allow-headers")).isEqualTo("authorization,x-api-key");
        assertThat(headers().get("access-control-allow-methods")).contains("POST").contains("DELETE");
    }

    @Test
    void aPreflightOfAnotherOriginIsToldNothing() {
        new Cors(List.of()).preflight(request.toRequest(), response.as(HttpServerResponse.class));

        assertThat(headers()).isEmpty();
    }

    private MultiMap marked(Cors cors, Fake from) {
        cors.mark(from.toRequest(), response.as(HttpServerResponse.class));
        return headers();
    }

    private MultiMap headers() {
        return response.as(HttpServerResponse.class).headers();
    }
}
