package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Surface;
import io.torouter.it.RunningGateway;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** HTTP itself: versions, upgrades, methods, keys, and errors that look like the vendor's. */
class HttpEdgeTest {
    private static final String CONFIGURATION =
            "server: { cors: { origins: [\"https://chat.example.com\"] }, max_body: 64KB }\n"
                    + Road.EVERY_DIALECT
                    + "  - { name: disabled, key: sk-disabled-key, enabled: false }\n"
                    + "  - { name: expired, key: sk-expired-key, expires: 2020-01-01 }\n"
                    + "  - { name: elsewhere, key: sk-elsewhere-key, ip_deny: [\"127.0.0.0/8\"] }\n"
                    + "  - { name: limited, key: sk-limited-key, models: [claude] }\n";

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(CONFIGURATION);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        road.upstream().forget();
        road.upstream(call -> call.json(200, "{\"choices\":[]}"));
    }

    private static HttpRequestText chat() {
        return Dialects.whole(Dialect.OPENAI_CHAT, "gpt");
    }

    static Stream<Arguments> keysAndCalls() {
        var headers =
                Stream.of("authorization: Bearer ", "Authorization: bearer ", "x-api-key: ", "x-goog-api-key: ")
                        .toList();
        return Stream.of(Dialect.values())
                .flatMap(dialect -> headers.stream().map(header -> Arguments.of(dialect, header)));
    }

    @ParameterizedTest
    @MethodSource("keysAndCalls")
    void keyIsTakenFromEveryHeader(Dialect dialect, String header) {
        var call = Dialects.whole(dialect, Dialects.model(dialect));

        assertThat(road.call(call.only(header + RunningGateway.KEY)).status()).isEqualTo(200);
        var refused = road.call(call.only(header + "sk-wrong"));
        assertThat(refused.status()).isEqualTo(401);
        ErrorShape.isError(dialect.surface(), refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key=%s", "?alt=json&key=%s", "?key=%s&alt=json"})
    void keyIsTakenFromTheQueryOfGeminiAndLeftThere(String query) {
        var target = "/v1beta/models/gemini:generateContent" + query.formatted(RunningGateway.KEY);

        assertThat(road.call(HttpRequestText.post(target, "{}").only()).status()).isEqualTo(200);

        assertThat(road.upstream().last().uri()).doesNotContain("key");
        assertThat(road.upstream().last().uri().contains("alt=json")).isEqualTo(query.contains("alt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/messages", "/v1/responses", "/v1/models"})
    void keyInAnotherQueryIsRefused(String path) {
        var request = HttpRequestText.post(path + "?key=" + RunningGateway.KEY, "{\"model\":\"gpt\"}");
        var answer = road.call(path.endsWith("models") ? request.method("GET").only() : request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("api_key_in_query_deprecated").doesNotContain(RunningGateway.KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "sk-disabled-key, 401, API_KEY_DISABLED",
        "sk-expired-key, 403, API_KEY_EXPIRED",
        "sk-elsewhere-key, 403, ACCESS_DENIED",
        "sk-limited-key, 403, model_not_allowed",
        "sk-unheard-of, 401, INVALID_API_KEY"
    })
    void keyThatMayNotIsRefusedWithAReason(String key, int status, String code) {
        var answer = road.call(chat().only("authorization: Bearer " + key));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(new JsonObject(answer.text()).getJsonObject("error").getString("code")).isEqualTo(code);
        assertThat(road.upstream().calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void unknownModelIsNotFoundInTheShapeOfTheSurface(Dialect dialect) {
        var answer = road.call(Dialects.whole(dialect, "no-such-model"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("model_not_found");
        ErrorShape.isError(dialect.surface(), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moderations", "completions", "audio/speech", "rerank"})
    void operationThatNoChannelOfTheModelHasIsNotImplemented(String operation) {
        var answer = road.call(HttpRequestText.post("/v1/" + operation, "{\"model\":\"claude\"}"));

        assertThat(answer.status()).isEqualTo(501);
        ErrorShape.isError(Surface.OPENAI, answer);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI_CHAT, claude", "ANTHROPIC_MESSAGES, gpt", "GEMINI_GENERATE, claude"})
    void bodyThatSaysNothingToTranslateIsTheClientsFault(Dialect dialect, String model) {
        var answer = road.call(Dialects.whole(dialect, model));

        assertThat(answer.status()).isEqualTo(400);
        ErrorShape.isError(dialect.surface(), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/unknown, OPENAI, 404",
        "GET, /unknown, OPENAI, 404",
        "POST, /v1beta/unknown, GEMINI, 404",
        "POST, /v1beta/models/gemini:unheardOf, GEMINI, 405",
        "GET, /v1/chat/completions, OPENAI, 405",
        "DELETE, /v1/messages, ANTHROPIC, 405",
        "PUT, /v1beta/models/gemini:generateContent, GEMINI, 405",
        "PATCH, /, OPENAI, 405",
        "POST, /v1/models, OPENAI, 405",
        "POST, /api/v1beta/models, GEMINI, 405"
    })
    void wrongPathsAndMethodsAreErrorsOfTheSurface(String method, String path, Surface surface, int status) {
        var answer = road.call(HttpRequestText.get(path).method(method));

        assertThat(answer.status()).isEqualTo(status);
        ErrorShape.isError(surface, answer);
        assertThat(answer.header("allow").isEmpty()).isEqualTo(status != 405);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void bodyThatIsNoJsonIsRefusedInTheShapeOfTheSurface(Dialect dialect) {
        var request = Dialects.whole(dialect, Dialects.model(dialect));
        for (var body : new String[] {"", "{", "[]", "{\"model\":1}", "{\"model\":\"gpt\"}x"}) {
            var answer = road.call(HttpRequestText.post(request.target(), body));

            assertThat(answer.status()).as(body).isEqualTo(400);
            ErrorShape.isError(dialect.surface(), answer);
        }
    }

    @Test
    void modelListsComeInThreeShapes() {
        var openAi = new JsonObject(road.call(HttpRequestText.get("/v1/models")).text());
        assertThat(openAi.getString("object")).isEqualTo("list");
        assertThat(openAi.getJsonArray("data").getJsonObject(0).getString("id")).isEqualTo("claude");

        var anthropic =
                new JsonObject(
                        road.call(HttpRequestText.get("/api/v1/models").header("anthropic-version: 2023-06-01"))
                                .text());
        assertThat(anthropic.fieldNames()).contains("data", "has_more", "first_id", "last_id");

        var gemini = new JsonObject(road.call(HttpRequestText.get("/v1beta/models")).text());
        assertThat(gemini.getJsonArray("models").getJsonObject(0).getString("name")).isEqualTo("models/claude");
        assertThat(road.call(HttpRequestText.get("/v1beta/models/gemini")).text()).contains("models/gemini");
        assertThat(road.call(HttpRequestText.get("/v1/models/gpt")).text()).contains("\"gpt\"");
        assertThat(road.call(HttpRequestText.get("/v1/models/none")).status()).isEqualTo(404);
    }

    @Test
    void everyAnswerHasAnIdOfItsOwn() {
        var ids =
                Stream.of("/", "/v1/models", "/nothing", "/v1/chat/completions")
                        .map(path -> road.call(HttpRequestText.get(path)).header("x-request-id"))
                        .toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).startsWith("req_"));
        assertThat(road.call(chat()).header("x-request-id")).startsWith("req_");
        assertThat(road.call(Dialects.whole(Dialect.ANTHROPIC_MESSAGES, "claude")).header("request-id"))
                .startsWith("req_");
    }

    @Test
    void rootSaysWhatThisIs() {
        assertThat(road.call(HttpRequestText.get("/")).text()).contains("torouter");
        try (var client = road.client().send(HttpRequestText.get("/").method("HEAD"))) {
            assertThat(client.bodiless().status()).isEqualTo(200);
            assertThat(client.send(HttpRequestText.get("/")).answer().text()).contains("torouter");
        }
    }

    @Test
    void webSocketIsRefused() {
        var upgrade =
                HttpRequestText.get("/v1/responses")
                        .header("connection: Upgrade")
                        .header("upgrade: websocket")
                        .header("sec-websocket-version: 13")
                        .header("sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==");

        assertThat(road.call(upgrade).status()).isEqualTo(426);
    }

    @Test
    void oldHttpGetsAnAnswerThatEndsWithItsConnection() {
        road.upstream(call -> call.cut(200, "text/event-stream", stream().getBytes(US_ASCII), new Random(1)));
        try (var client = road.client().send(Dialects.streamed(Dialect.OPENAI_CHAT).bytes("HTTP/1.0"))) {
            var answer = client.answer();

            assertThat(answer.text()).isEqualTo(stream());
            assertThat(answer.header("transfer-encoding")).isEmpty();
        }
    }

    private static String stream() {
        return Dialects.content(Dialect.OPENAI_CHAT, "hi") + Dialects.end(Dialect.OPENAI_CHAT);
    }

    @Test
    void expectedBodyIsAskedFor() {
        var request = chat().header("expect: 100-continue");
        byte[] whole = request.bytes();
        int head = whole.length - request.content().length();
        try (var client = road.client().send(Arrays.copyOf(whole, head))) {
            assertThat(client.head().status()).isEqualTo(100);
            client.send(request.body()).head();
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization: Bearer sk-wrong", "content-length: 999999"})
    void bodyThatWillBeRefusedIsNotAskedFor(String header) {
        boolean large = header.startsWith("content-length");
        var request = new HttpRequestText("POST", "/v1/messages", chat().headers(), Buffer.buffer());
        var asking = large ? request.header(header) : request.only(header, "content-length: 100");
        try (var client = road.client().send(asking.header("expect: 100-continue"))) {
            assertThat(client.head().status()).isEqualTo(large ? 413 : 401);
        }
    }

    @Test
    void pageOfAnAllowedOriginMayCall() {
        var preflight =
                HttpRequestText.get("/v1/chat/completions")
                        .method("OPTIONS")
                        .only(
                                "origin: https://chat.example.com",
                                "access-control-request-method: POST",
                                "access-control-request-headers: authorization,x-stainless-os");
        var answer = road.call(preflight);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://chat.example.com");
        assertThat(answer.header("access-control-allow-headers")).contains("authorization");

        var called = road.call(chat().header("origin: https://chat.example.com"));
        assertThat(called.header("access-control-allow-origin")).isEqualTo("https://chat.example.com");
        assertThat(called.header("vary")).containsIgnoringCase("origin");
        assertThat(called.header("access-control-expose-headers")).isNotEmpty();

        var stranger = road.call(chat().header("origin: https://evil.example.com"));
        assertThat(stranger.header("access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1, /v1/chat/completions", "HTTP_2, /v1/chat/completions", "HTTP_2, /v1/messages"})
    void clientThatAsksForHttp2OnItsWayIsServed(HttpClient.Version version, String path)
            throws IOException, InterruptedException {
        var body = "{\"model\":\"" + (path.endsWith("messages") ? "claude" : "gpt") + "\"}";
        try (var client = HttpClient.newBuilder().version(version).build()) {
            for (int i = 0; i < 3; i++) {
                var request =
                        HttpRequest.newBuilder(URI.create(road.gateway().url() + path))
                                .header("authorization", "Bearer " + RunningGateway.KEY)
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build();
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"choices\":[]}");
                assertThat(road.upstream().last().text()).isEqualTo(body);
            }
        }
    }
}
