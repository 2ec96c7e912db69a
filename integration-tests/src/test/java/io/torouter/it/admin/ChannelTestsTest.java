package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

@Timeout(60)
final class ChannelTestsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SECRET = "sk-credential-of-the-upstream";
    private static final String ALL = "{\"checks\":[\"call\",\"stream\",\"tools\",\"count_tokens\"]}";
    private static final String CONFIGURATION =
            """
            admin: { token: "${TOKEN}" }
            channels:
              - { id: all, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: chat, type: openai-compatible, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: responses, type: openai, dialects: [openai.responses], base_url: "${SIMULATOR}", models: [simulator] }
              - { id: anthropic, type: anthropic, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: gemini, type: gemini, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: vectors, type: openai-compatible, base_url: "${SIMULATOR}", models: [vectors] }
              - { id: patterns, type: openai-compatible, base_url: "${SIMULATOR}", models: ["sim*"] }
              - { id: lost, type: openai-compatible, base_url: "http://nowhere.invalid/v1", models: [m] }
              - { id: closed, type: openai-compatible, base_url: "http://127.0.0.1:${CLOSED}/v1", models: [m] }
              - { id: no-tls, type: openai-compatible, base_url: "https://127.0.0.1:${NO_TLS}/v1", models: [m] }
              - { id: page, type: openai-compatible, base_url: "http://127.0.0.1:${PLAIN}/page", models: [m] }
              - { id: moved, type: openai-compatible, base_url: "http://127.0.0.1:${PLAIN}/moved", models: [m] }
              - { id: other, type: openai-compatible, base_url: "http://127.0.0.1:${PLAIN}/anthropic", models: [m] }
              - { id: echo, type: openai-compatible, base_url: "http://127.0.0.1:${PLAIN}/echo", api_key: %s, models: [m] }
              - { id: whole, type: openai-compatible, base_url: "http://127.0.0.1:${PLAIN}/whole", models: [m] }
              - id: faulty
                type: openai-compatible
                base_url: "${SIMULATOR}"
                api_key: %s
                models:
                  - { id: key, upstream: "simulator?fail=401" }
                  - { id: busy, upstream: "simulator?fail=429" }
                  - { id: broken, upstream: "simulator?fail=500" }
                  - { id: cut, upstream: "simulator?fault=truncate&after=2&tokens=9" }
                  - { id: close, upstream: "simulator?fault=close&after=2&tokens=9" }
                  - { id: inside, upstream: "simulator?fault=error_event&status=429&after=-1" }
                  - { id: garbage, upstream: "simulator?fault=bad_json&after=0" }
                  - { id: silent, upstream: "simulator?fault=silent" }
                  - { id: stalled, upstream: "simulator?fault=stall&after=2&tokens=9" }
              - { id: nobody, type: openai-compatible, base_url: "${SIMULATOR}/nothing/here", models: [m] }
            models:
              - { id: vectors, modalities: { output: [embeddings] } }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .replace("%s", SECRET);

    private static HttpServer upstream;
    private static ServerSocket noTls;
    private static RunningGateway gateway;
    private static AdminClient admin;
    private static Description description;

    @BeforeAll
    static void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/page", call -> answer(call, 200, "text/html", "<html><title>Hello</title></html>"));
        upstream.createContext("/moved", call -> answer(call, 308, "text/plain", "over there"));
        upstream.createContext(
                "/anthropic", call -> answer(call, 200, "application/json", "{\"type\":\"message\",\"content\":[]}"));
        upstream.createContext(
                "/whole",
                call -> answer(call, 200, "application/json", "{\"choices\":[{\"message\":{\"content\":\"hi\"}}]}"));
        upstream.createContext("/echo", ChannelTestsTest::echo);
        noTls = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(ChannelTestsTest::refuseTls);
        upstream.start();
        gateway = RunningGateway.start(CONFIGURATION, environment());
        admin = new AdminClient(gateway.url());
        description = new Description(admin.get("/openapi.json").json());
    }

    private static Map<String, String> environment() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "TOKEN",
                    AdminClient.TOKEN,
                    "CLOSED",
                    Integer.toString(socket.getLocalPort()),
                    "NO_TLS",
                    Integer.toString(noTls.getLocalPort()),
                    "PLAIN",
                    Integer.toString(upstream.getAddress().getPort()));
        }
    }

    private static void answer(HttpExchange call, int status, String type, String body) throws IOException {
        call.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("content-type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    /** As a server does that expects a request in plain text. */
    private static void refuseTls() {
        try {
            while (true) {
                try (var connection = noTls.accept()) {
                    connection.getInputStream().read();
                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    /** Some upstreams repeat what they were sent. */
    private static void echo(HttpExchange call) throws IOException {
        var sent = call.getRequestHeaders().getFirst("authorization");
        answer(call, 401, "application/json", "{\"error\":{\"message\":\"who is " + sent + "?\"}}");
    }

    @AfterAll
    static void stop() throws IOException {
        admin.close();
        gateway.close();
        upstream.stop(0);
        noTls.close();
    }

    private static AdminClient.Answer ask(String channel, String body) {
        return admin.send("POST", "/channels/" + channel + "/test", body, "content-type", "application/json");
    }

    private static JsonNode tested(String channel, String body) {
        var answer = ask(channel, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(description.check("post", "/admin/v1/channels/{id}/test", answer)).isEmpty();
        assertThat(answer.text()).doesNotContain(SECRET);
        return answer.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "chat", "responses", "anthropic", "gemini"})
    void aChannelThatDoesAllOfItIsFine(String channel) {
        var test = tested(channel, ALL);

        assertThat(test.get("ok").booleanValue()).as(test.toString()).isTrue();
        assertThat(test.get("checks")).hasSize(4);
        assertThat(test.get("checks").get(1).get("status").intValue()).isEqualTo(200);
        assertThat(test.get("checks").get(1).get("first_byte_ms").isInt()).isTrue();
    }

    @Test
    void aModelThatMakesVectorsIsAskedForOne() {
        var test = tested("vectors", ALL);

        assertThat(test.get("ok").booleanValue()).as(test.toString()).isTrue();
        assertThat(test.get("checks").findValuesAsText("code"))
                .containsExactly("answered", "not_tried", "not_tried", "not_tried");
        assertThat(test.get("checks").get(0).get("status").intValue()).isEqualTo(200);
    }

    @Test
    void withoutABodyItIsOneCall() {
        var test = tested("chat", "");

        assertThat(test.get("checks")).hasSize(1);
        assertThat(test.get("checks").get(0).get("code").textValue()).isEqualTo("answered");
        assertThat(test.get("model").textValue()).isEqualTo("simulator");
    }

    @ParameterizedTest
    @CsvSource({
        "faulty, key, call, credential_refused",
        "faulty, busy, call, rate_limited",
        "faulty, broken, call, upstream_failed",
        "faulty, cut, stream, no_end",
        "faulty, close, stream, connection_closed",
        "faulty, inside, stream, rate_limited",
        "faulty, garbage, call, unreadable",
        "faulty, silent, call, timed_out",
        "faulty, stalled, stream, timed_out",
        "lost, m, call, unknown_host",
        "closed, m, call, connection_refused",
        "no-tls, m, call, tls_failed",
        "nobody, m, call, no_such_path",
        "page, m, call, no_api",
        "moved, m, call, redirected",
        "other, m, call, other_dialect",
        "whole, m, stream, not_streamed",
        "whole, m, tools, no_tool_call",
    })
    void saysWhatIsWrong(String channel, String model, String check, String code) {
        var body = "{\"checks\":[\"%s\"],\"model\":\"%s\",\"timeout_seconds\":2}".formatted(check, model);

        var test = tested(channel, body);

        assertThat(test.get("ok").booleanValue()).isFalse();
        assertThat(test.get("checks").get(0).get("code").textValue()).as(test.toString()).isEqualTo(code);
    }

    @Test
    void whatAnUpstreamRepeatsOfACredentialIsMasked() {
        var check = tested("echo", "").get("checks").get(0);

        assertThat(check.get("said").textValue()).isEqualTo("who is Bearer ***?");
        assertThat(check.get("detail").textValue())
                .isEqualTo("the upstream refuses the credential (401): who is Bearer ***?");
    }

    @Test
    void aTestIsOnNobodysBill() throws IOException, InterruptedException {
        tested("all", ALL);
        try (var client = HttpClient.newHttpClient()) {
            var body = "{\"model\":\"simulator\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                            .header("authorization", "Bearer " + gateway.key())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }

        Eventually.holds("written", SOON, () -> !admin.get("/requests").json().get("data").isEmpty());
        assertThat(admin.get("/requests").json().get("data")).hasSize(1);
        assertThat(gateway.metric("torouter_attempts_total")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | '' | 404 | not_found",
                "patterns | '' | 422 | invalid",
                "chat | {\"model\":\"other\"} | 422 | invalid",
                "chat | {\"node\":\"nowhere\"} | 422 | invalid",
                "chat | {\"checks\":[]} | 422 | invalid",
                "chat | {\"checks\":[\"fly\"]} | 422 | invalid",
                "chat | {\"timeout_seconds\":60} | 422 | invalid",
                "chat | {\"colour\":\"red\"} | 422 | invalid",
                "chat | [] | 422 | invalid",
            })
    void saysWhyAChannelIsNotTested(String channel, String body, int status, String code) {
        var answer = ask(channel, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        assertThat(description.check("post", "/admin/v1/channels/{id}/test", answer)).isEmpty();
    }

    @Test
    void aModelThatOnlyAPatternCoversIsSaid() {
        assertThat(tested("patterns", "{\"model\":\"simulator\"}").get("ok").booleanValue()).isTrue();
    }

    @Test
    void aChannelThatIsSwitchedOffCannotBeCalled() {
        var off = "{\"id\":\"off\",\"type\":\"openai\",\"api_key\":\"sk-x\",\"models\":[\"m\"],\"enabled\":false}";
        var made = admin.send("POST", "/channels", off, "content-type", "application/json");
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        var answer = ask("off", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").textValue()).isEqualTo("not_in_force");
    }
}
