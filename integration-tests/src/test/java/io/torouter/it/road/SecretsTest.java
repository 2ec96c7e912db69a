package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A caller's key stays on the caller's side, a channel's on the upstream's, and neither is ever written down. */
class SecretsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String UPSTREAM_KEY = "upstream-credential-";

    @TempDir private Path directory;
    private Road road;
    private Path log;
    private PrintStream usual;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        usual = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        log = directory.resolve("access.log");
        road = Road.start("access_log: { target: \"" + log + "\" }\n" + Road.EVERY_DIALECT);
    }

    @AfterEach
    void stop() {
        road.close();
        System.setErr(usual);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<HttpRequestText> everyKindOfCall() {
        var calls = new ArrayList<HttpRequestText>();
        for (var dialect : Dialect.values()) {
            var model = Dialects.model(dialect);
            for (var header : List.of("authorization: Bearer ", "x-api-key: ", "x-goog-api-key: ")) {
                calls.add(Dialects.whole(dialect, model).only(header + RunningGateway.KEY));
            }
            calls.add(Dialects.streamed(dialect));
            calls.add(Dialects.whole(dialect, "no-such-model"));
            calls.add(HttpRequestText.post(Dialects.whole(dialect, model).target(), "no json " + RunningGateway.KEY));
        }
        calls.add(HttpRequestText.post("/v1beta/models/gemini:countTokens?key=" + RunningGateway.KEY, "{}").only());
        calls.add(HttpRequestText.post("/v1/messages?key=" + RunningGateway.KEY, "{}").only());
        calls.add(HttpRequestText.get("/nothing?key=" + RunningGateway.KEY));
        return calls;
    }

    private static boolean isQuoted(String text) {
        return text.contains(RunningGateway.KEY) || text.contains(UPSTREAM_KEY);
    }

    @Test
    void noKeyIsToldToTheOtherSideOrWrittenDown() {
        int calls = 0;
        for (int status : new int[] {200, 400, 401, 429, 500}) {
            road.upstream(call ->
                    call.whole(
                            status,
                            "application/json",
                            "{}".getBytes(StandardCharsets.UTF_8),
                            "\r\nwww-authenticate: "
                                    + UPSTREAM_KEY
                                    + "\r\nset-cookie: "
                                    + UPSTREAM_KEY
                                    + "\r\nx-key: "
                                    + UPSTREAM_KEY));
            for (var request : everyKindOfCall()) {
                var answer = road.call(request);
                calls++;
                assertThat(isQuoted(answer.text())).as(answer.text()).isFalse();
                assertThat(isQuoted(answer.head().headers().toString())).isFalse();
            }
        }
        int expected = calls;
        Eventually.holds("every call is logged", PATIENCE, () -> lines().size() == expected);

        assertThat(lines()).noneMatch(SecretsTest::isQuoted);
        assertThat(isQuoted(printed.toString(StandardCharsets.UTF_8))).isFalse();
        assertThat(isQuoted(road.gateway().metrics())).isFalse();
        assertThat(road.upstream().calls()).isNotEmpty().allSatisfy(SecretsTest::hasTheChannelsKeyOnly);
    }

    private static void hasTheChannelsKeyOnly(UpstreamCall call) {
        assertThat(call.uri()).doesNotContain("key");
        assertThat(call.headers().toString()).doesNotContain(RunningGateway.KEY).contains(UPSTREAM_KEY);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void channelsKeyTravelsInTheVendorsHeader(Dialect dialect) {
        road.call(Dialects.whole(dialect, Dialects.model(dialect)).header("x-custom: 1").header("cookie: a=b"));

        var headers = road.upstream().last().headers();
        switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES ->
                    assertThat(headers).containsEntry("authorization", "Bearer upstream-credential-openai");
            case ANTHROPIC_MESSAGES -> assertThat(headers).containsEntry("x-api-key", "upstream-credential-anthropic");
            case GEMINI_GENERATE -> assertThat(headers).containsEntry("x-goog-api-key", "upstream-credential-gemini");
        }
        assertThat(headers).doesNotContainKeys("cookie", "x-custom");
    }

    @Test
    void vendorsOwnHeadersPassInBothDirections() {
        road.upstream(call ->
                call.whole(
                        200,
                        "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "\r\nanthropic-ratelimit-requests-remaining: 7\r\nanthropic-organization-id: secret"));
        var answer =
                road.call(
                        Dialects.whole(Dialect.ANTHROPIC_MESSAGES, "claude")
                                .header("anthropic-version: 2023-06-01")
                                .header("anthropic-beta: one,two")
                                .header("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        assertThat(road.upstream().last().headers())
                .containsEntry("anthropic-version", "2023-06-01")
                .containsEntry("anthropic-beta", "one,two")
                .containsKey("traceparent");
        assertThat(answer.header("anthropic-ratelimit-requests-remaining")).isEqualTo("7");
        assertThat(answer.header("anthropic-organization-id")).isEmpty();
    }

    /** Each event loop writes its own lines in order; between two of them there is none. */
    private JsonObject lineOf(String requestId) {
        return lines().stream()
                .map(JsonObject::new)
                .filter(line -> requestId.equals(line.getString("request_id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lineOfTheAccessLogIsAJsonObjectThatSaysWhatHappened() {
        var stream = Dialects.content(Dialect.OPENAI_CHAT, "hi") + Dialects.end(Dialect.OPENAI_CHAT);
        road.upstream(call -> {
            call.eventStream();
            call.chunk(stream);
            call.lastChunk();
        });
        var answer = road.call(Dialects.streamed(Dialect.OPENAI_CHAT));
        var odd = road.call(HttpRequestText.get("/v1/\"odd\\path").only());
        Eventually.holds("both calls are logged", PATIENCE, () -> lines().size() == 2);

        var line = lineOf(answer.header("x-request-id"));
        assertThat(line.getMap())
                .containsEntry("method", "POST")
                .containsEntry("path", "/v1/chat/completions")
                .containsEntry("surface", "openai")
                .containsEntry("client", "127.0.0.1")
                .containsEntry("key", "test")
                .containsEntry("model", "gpt")
                .containsEntry("stream", true)
                .containsEntry("status", 200)
                .containsEntry("outcome", "completed")
                .containsEntry("channel", "openai")
                .containsEntry("attempts", 1)
                .containsEntry("input_tokens", 3)
                .containsEntry("output_tokens", 2)
                .containsEntry("bytes_out", stream.length())
                .containsKeys("time", "duration_us", "first_event_us");
        assertThat(lineOf(odd.header("x-request-id")).getMap())
                .containsEntry("status", 404)
                .containsEntry("error", "not_found");
    }

    @Test
    void metricsOfTheReferenceAreThere() {
        road.upstream(
                call -> call.json(200, "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}"));
        road.call(Dialects.whole(Dialect.OPENAI_CHAT, "gpt"));
        road.upstream(call -> {
            call.eventStream();
            call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "hi") + Dialects.end(Dialect.OPENAI_CHAT));
            call.lastChunk();
        });
        road.call(Dialects.streamed(Dialect.OPENAI_CHAT));

        assertThat(road.gateway().metrics())
                .contains(
                        "torouter_requests_total{operation=\"chat_completions\",status=\"200\",surface=\"openai\"} 2.0",
                        "torouter_attempts_total{channel=\"openai\",outcome=\"completed\"} 2.0",
                        "torouter_stream_ends_total{outcome=\"completed\"} 1.0",
                        "torouter_streams_open 0.0",
                        "torouter_client_cancels_total 0.0",
                        "torouter_request_body_held_bytes 0.0",
                        "torouter_config_revision{kind=\"applied\"} 1.0",
                        "gen_ai_server_request_duration_seconds_bucket{",
                        "gen_ai_server_time_to_first_token_seconds_count{",
                        "gen_ai_client_token_usage_sum{",
                        "gen_ai_request_model=\"gpt\"",
                        "jvm_memory_used_bytes");
    }

    @Test
    void healthIsShownOnTheManagementPort() {
        for (var path : List.of("/health/live", "/health/startup")) {
            assertThat(health(path)).isEqualTo("{\"status\":\"up\"}");
        }
        assertThat(health("/health/ready")).isEqualTo("{\"status\":\"up\",\"database\":\"up\"}");
    }

    private String health(String path) {
        var answer = WireClient.call(road.gateway().managementUrl(), HttpRequestText.get(path));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }
}
