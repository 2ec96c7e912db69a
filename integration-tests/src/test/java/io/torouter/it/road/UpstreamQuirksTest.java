package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What HTTP allows an upstream or a client to do, and few do. */
class UpstreamQuirksTest {
    private static final String CONFIGURATION =
            """
            channels:
              - { id: first, priority: 1, type: openai, base_url: "${UPSTREAM}/first", models: [gpt], api_key: one }
              - { id: second, priority: 2, type: openai, base_url: "${UPSTREAM}/second", models: [gpt], api_key: two }
            keys:
              - { name: test, key: "${KEY}" }
            """;

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
    }

    private static HttpRequestText chat() {
        return Dialects.whole(Dialect.OPENAI_CHAT, "gpt");
    }

    @Test
    void largeBodyGoesWholeToTheNextChannel() {
        road.upstream(call -> call.json(call.uri().startsWith("/first") ? 503 : 200, "{\"choices\":[]}"));
        var body = "{\"model\":\"gpt\",\"x\":\"" + "y".repeat(2_000_000) + "\"}";

        var answer = road.call(HttpRequestText.post("/v1/chat/completions", body));

        assertThat(answer.header("x-torouter-channel")).isEqualTo("second");
        assertThat(road.upstream().calls()).allSatisfy(call -> assertThat(call.text().equals(body)).isTrue());
    }

    @Test
    void connectionThatWasClosedWhileItWasKeptIsNobodysFailure() {
        road.upstream(call -> call.json(200, "{\"choices\":[]}"));
        road.call(chat());
        var closed = new AtomicInteger();
        road.upstream(call -> {
            if (closed.getAndIncrement() == 0) {
                call.close();
            } else {
                call.json(200, "{\"choices\":[]}");
            }
        });

        var answer = road.call(chat());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-torouter-channel")).isEqualTo("first");
        assertThat(answer.header("x-torouter-attempts")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"})
    void informationBeforeTheAnswerIsNoAnswer(String information) {
        road.upstream(call -> {
            call.raw(information);
            call.json(200, "{\"choices\":[]}");
        });

        var answer = road.call(chat());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"choices\":[]}");
    }

    @Test
    void answerWithoutLengthEndsWithItsConnection() {
        road.upstream(call -> {
            call.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n{\"choices\":[]}");
            call.close();
        });

        var answer = road.call(chat());

        assertThat(answer.text()).isEqualTo("{\"choices\":[]}");
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void redirectIsNotFollowed() {
        road.upstream(call -> call.whole(302, "text/plain", new byte[0], "\r\nlocation: http://127.0.0.1:1/"));

        assertThat(road.call(chat()).status()).isEqualTo(302);
        assertThat(road.upstream().calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void answerBeforeTheWholeRequestWasReadReachesTheClient(int status) {
        try (var hasty = ScriptedUpstream.hasty(call -> answerEarly(call, status));
                var gateway = RunningGateway.start(CONFIGURATION, Map.of("UPSTREAM", hasty.url()))) {
            var body = "{\"model\":\"gpt\",\"x\":\"" + "y".repeat(20_000_000) + "\"}";
            for (int i = 0; i < 3; i++) {
                var answer = WireClient.call(gateway.url(), HttpRequestText.post("/v1/chat/completions", body));

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.text()).isEqualTo("{\"error\":{}}");
            }
            assertThat(gateway.metric("torouter_request_body_held_bytes")).isZero();
        }
    }

    private static void answerEarly(UpstreamCall call, int status) throws IOException {
        call.json(status, "{\"error\":{}}");
        call.awaitGone();
    }

    @Test
    void requestsOfOneWriteAreAnsweredInTheirOrder() {
        road.upstream(call -> call.json(200, "{\"choices\":[],\"echo\":" + call.text() + "}"));
        var requests = new ByteArrayOutputStream();
        for (int i = 0; i < 5; i++) {
            var request = HttpRequestText.post("/v1/chat/completions", "{\"model\":\"gpt\",\"n\":" + i + "}");
            requests.writeBytes(request.bytes());
        }
        try (var client = road.client().send(requests.toByteArray())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.answer().text()).contains("\"n\":" + i + "}");
            }
        }
    }

    @Test
    void refusedRequestLeavesItsConnectionUsable() {
        road.upstream(call -> call.json(200, "{\"choices\":[]}"));
        try (var client = road.client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(Dialects.whole(Dialect.OPENAI_CHAT, "none")).answer().status()).isEqualTo(404);
                assertThat(client.send(HttpRequestText.post("/nothing", "{}")).answer().status()).isEqualTo(404);
                assertThat(client.send(chat()).answer().status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void responseThatNoKeyStoredIsAskedOfNoUpstream(String method) {
        var answer = road.call(HttpRequestText.get("/api/v1/responses/resp_1").method(method));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(road.upstream().calls()).isEmpty();
    }
}
