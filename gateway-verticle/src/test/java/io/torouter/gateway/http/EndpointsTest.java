package io.torouter.gateway.http;

import static io.torouter.dialect.Surface.ANTHROPIC;
import static io.torouter.dialect.Surface.GEMINI;
import static io.torouter.dialect.Surface.OPENAI;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.BodyKind;
import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;
import io.vertx.core.http.HttpMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class EndpointsTest {
    private final Endpoints endpoints = new Endpoints();

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationIsFoundOnEveryMount(Operation operation) {
        for (var mount : new String[] {"/v1/", "/api/v1/", "/v1beta/", "/api/v1beta/"}) {
            assertThat(match(method(operation), mount + path(operation))).isEqualTo(target(operation));
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyOperationNamesItsMethodToTheWrongOne(Operation operation) {
        var target = match(HttpMethod.PUT, "/v1/" + path(operation));

        assertThat(target).isInstanceOf(Target.WrongMethod.class);
        assertThat(((Target.WrongMethod) target).allowed()).contains(method(operation).name());
        assertThat(target.surface()).isEqualTo(operation.surface());
    }

    private static HttpMethod method(Operation operation) {
        return switch (operation) {
            case RESPONSES_GET, RESPONSES_INPUT_ITEMS -> HttpMethod.GET;
            case RESPONSES_DELETE -> HttpMethod.DELETE;
            default -> HttpMethod.POST;
        };
    }

    private static String path(Operation operation) {
        if (operation.modelInPath()) {
            return "models/gemini-3:" + operation.path();
        }
        var items = operation == Operation.RESPONSES_INPUT_ITEMS ? "/input_items" : "";
        return operation.body() == BodyKind.NONE ? operation.path() + "/resp_1" + items : operation.path();
    }

    private static Target.Call target(Operation operation) {
        return new Target.Call(
                operation,
                operation.modelInPath() ? "gemini-3" : "",
                operation.body() == BodyKind.NONE ? "resp_1" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1beta/models/vendor/x:generateContent,      vendor/x",
        "/v1beta/models/vendor%2Fx:generateContent,    vendor/x",
        "/v1beta/models/x%3AgenerateContent,           x",
        "/v1beta/models/ft:x:1:generateContent,        ft:x:1",
        "/v1beta/models/a+b:generateContent,           a+b",
    })
    void aModelInAPathIsDecoded(String path, String model) {
        assertThat(match(HttpMethod.POST, path)).isEqualTo(new Target.Call(Operation.GENERATE_CONTENT, model, ""));
    }

    @Test
    void theModelListTakesTheSurfaceOfItsMountOrElseTheHint() {
        assertThat(endpoints.match(HttpMethod.GET, "/v1/models", ANTHROPIC)).isEqualTo(models(ANTHROPIC, ""));
        assertThat(endpoints.match(HttpMethod.GET, "/api/v1/models", OPENAI)).isEqualTo(models(OPENAI, ""));
        assertThat(endpoints.match(HttpMethod.GET, "/v1beta/models", OPENAI)).isEqualTo(models(GEMINI, ""));
        assertThat(endpoints.match(HttpMethod.HEAD, "/v1/models/", OPENAI)).isEqualTo(models(OPENAI, ""));
    }

    @Test
    void aKeyIsOnlyReadAndOnOneMount() {
        assertThat(match(HttpMethod.GET, "/v1/key")).isEqualTo(new Target.OwnKey(Target.OwnKey.Form.OURS));
        assertThat(match(HttpMethod.DELETE, "/v1/key")).isEqualTo(new Target.WrongMethod(OPENAI, "GET"));
        for (var path : List.of("/api/v1/key", "/api/v1/auth/key")) {
            assertThat(match(HttpMethod.GET, path)).isEqualTo(new Target.OwnKey(Target.OwnKey.Form.OPENROUTER));
        }
    }

    @Test
    void oneModelIsFoundByItsId() {
        assertThat(match(HttpMethod.GET, "/v1/models/vendor/x")).isEqualTo(models(OPENAI, "vendor/x"));
        assertThat(match(HttpMethod.GET, "/v1/models/ft:x")).isEqualTo(models(OPENAI, "ft:x"));
    }

    @Test
    void theModelListIsOnlyRead() {
        assertThat(match(HttpMethod.POST, "/v1/models")).isEqualTo(new Target.WrongMethod(OPENAI, "GET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models",
                "/v1",
                "/v1/",
                "/v1/modelsx",
                "/v1/chat",
                "/v1/chat/completions/",
                "/v1/chat/completions/x",
                "/v1/responses/",
                "/v1/responses/a/b",
                "/v1/responses/a/b/input_items",
                "/v1/responses//input_items",
                "/openai/v1/models",
                "/metrics",
                "//v1/models",
                "/v1/models/..",
                "/v1/models/../x:generateContent",
                "/v1/models/..%2F..%2Fx:generateContent",
                "/v1/models/..:generateContent",
                "/v1/responses/..",
                "/v1/responses/%2e%2E"
            })
    void nothingElseIsThere(String path) {
        assertThat(match(HttpMethod.GET, path)).isInstanceOf(Target.Unknown.class);
        assertThat(match(HttpMethod.POST, path)).isInstanceOf(Target.Unknown.class);
    }

    @Test
    void dotsInsideAnIdAreNoWayOut() {
        assertThat(match(HttpMethod.GET, "/v1/models/a..b")).isEqualTo(models(OPENAI, "a..b"));
    }

    @Test
    void aBadlyEncodedPathStandsForItself() {
        assertThat(match(HttpMethod.GET, "/v1/models/%zz")).isEqualTo(models(OPENAI, "%zz"));
    }

    @Test
    void theRootIsTheGatewayItself() {
        assertThat(match(HttpMethod.GET, "/")).isEqualTo(new Target.Root());
        assertThat(match(HttpMethod.GET, "")).isEqualTo(new Target.Root());
    }

    @Test
    void anUnknownPathKeepsTheHintedSurface() {
        assertThat(endpoints.match(HttpMethod.GET, "/v2", ANTHROPIC)).isEqualTo(new Target.Unknown(ANTHROPIC));
    }

    private static Target.Models models(Surface surface, String id) {
        return new Target.Models(surface, id);
    }

    private Target match(HttpMethod method, String path) {
        return endpoints.match(method, path, OPENAI);
    }
}
