package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Cancel;
import io.torouter.bus.Full;
import io.torouter.bus.Headers;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

/** From the socket to the router: what clients may say, and what they are told when they may not. */
class FrontTest {
    private static final Settlement DONE = Settlement.none(Outcome.COMPLETED);
    private final GatewayRig rig = new GatewayRig().withLocalRouter();
    private final Client client = rig.client();

    @AfterEach
    void stop() throws IOException {
        client.close();
        rig.close();
    }

    @Test
    void aRequestReachesTheRouterWithItsBodyAndWithoutItsKey() throws Exception {
        client.chat();

        var open = rig.next(Open.class);

        assertThat(open.head().model()).isEqualTo("gpt-5");
        assertThat(open.head().key()).isEqualTo("k1");
        assertThat(open.body()).hasToString("{\"model\":\"gpt-5\"}");
        assertThat(open.toString()).doesNotContain(GatewayRig.KEY + " ").doesNotContain("Bearer");
    }

    @Test
    void aWholeAnswerHasALengthAnIdAndTheUpstreamsHeaders() throws Exception {
        client.chat();
        long id = rig.next(Open.class).stream();

        rig.answer(new Full(id, 429, Headers.of("retry-after", "7"), Buffer.buffer("{}"), DONE));

        var answer = client.answer();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("7");
        assertThat(answer.header("content-length")).isEqualTo("2");
        assertThat(answer.header("x-request-id")).startsWith("req_");
        assertThat(rig.nextEnding().status()).isEqualTo(429);
        rig.assertIdle();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1beta/models?key=%zz",
                "GET /v1beta/models/%zz?key=%",
                "POST /v1beta/models/gemini-3:generateContent?%=%&key=%f",
                "GET /v1/models?limit=%zz",
                "GET /%zz",
                "FOO /v1/models",
                "OPTIONS *",
                "GET http://other.example/v1/models"
            })
    void everyRequestIsAnsweredAndTheConnectionGoesOn(String line) throws Exception {
        client.begin(line, "content-length: 0");
        assertThat(client.answer().status()).isBetween(400, 405);

        client.begin("GET /");
        assertThat(client.answer().status()).isEqualTo(200);
    }

    @Test
    void aModelListIsGivenWhateverTheQuery() throws Exception {
        client.begin("GET /v1beta/models?pageSize=%zz", "x-api-key: sk-1");

        assertThat(client.answer().body()).contains("models/gpt-5");
    }

    @Test
    void aKeyIsToldWhatItIs() throws Exception {
        client.begin("GET /v1/key", "x-api-key: sk-1");

        assertThat(client.answer().body())
                .isEqualTo(
                        "{\"object\":\"key\",\"id\":\"k1\",\"name\":\"laptop\",\"group\":\"default\","
                                + "\"expires\":null,\"models\":[],\"limits\":{},\"remaining\":{},\"usage\":null}");
    }

    @Test
    void whoHasNoKeyIsToldNothingOfOne() throws Exception {
        client.begin("GET /v1/key", "x-api-key: sk-2");

        assertThat(client.answer().status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD / ", "HEAD /v1/models ", "HEAD /nowhere ", "HEAD /v1/messages "})
    void anAnswerToHeadHasNoBody(String line) throws Exception {
        client.begin(line, "x-api-key: sk-1");
        client.begin("GET /");

        assertThat(client.head()).containsIgnoringCase("content-length: ");
        assertThat(client.answer().body()).contains("torouter");
    }

    @Test
    void aRefusedBodyIsReadPastSoThatTheConnectionGoesOn() throws Exception {
        client.begin("POST /v1/chat/completions", "content-length: 100000");
        assertThat(client.answer().status()).isEqualTo(401);

        client.send("x".repeat(100_000)).chat();

        assertThat(rig.next(Open.class).head().model()).isEqualTo("gpt-5");
    }

    @Test
    void aBodyThatIsTooLargeIsReadPastAndHeldNowhere() throws Exception {
        int length = GatewayRig.MAX_BODY_BYTES + 1;
        client.post("/v1/chat/completions", "x".repeat(length));

        assertThat(client.answer().status()).isEqualTo(413);
        assertThat(rig.nextEnding().code()).isEqualTo("payload_too_large");
        rig.assertIdle();
        assertThat(client.chat()).isNotNull();
        rig.next(Open.class);
    }

    @Test
    void aChunkedBodyThatGrowsTooLargeIsRefused() throws Exception {
        client.begin("POST /v1/chat/completions", "x-api-key: sk-1", "transfer-encoding: chunked");
        var chunk = Integer.toHexString(600_000) + "\r\n" + "x".repeat(600_000) + "\r\n";
        client.send(chunk + chunk + "0\r\n\r\n");

        assertThat(client.answer().status()).isEqualTo(413);
        assertThat(rig.budget.heldBytes()).isZero();
    }

    @Test
    void aChunkedBodyArrives() throws Exception {
        client.begin("POST /v1/chat/completions", "x-api-key: sk-1", "transfer-encoding: chunked")
                .send("9\r\n{\"model\":\r\n8\r\n\"gpt-5\"}\r\n0\r\n\r\n");

        assertThat(rig.next(Open.class).body()).hasToString("{\"model\":\"gpt-5\"}");
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        client.begin("POST /v1/chat/completions", "x-api-key: sk-1", "expect: 100-continue", "content-length: 17");
        assertThat(client.head()).startsWith("HTTP/1.1 100 Continue");

        client.send("{\"model\":\"gpt-5\"}");

        assertThat(rig.next(Open.class).body().length()).isEqualTo(17);
    }

    /** Whether the body follows all the same, nobody knows: the next byte could be that of another request. */
    @ParameterizedTest
    @ValueSource(strings = {"x-api-key: sk-2\r\ncontent-length: 17", "x-api-key: sk-1\r\ncontent-length: 99999999"})
    void whoAsksBeforeSendingAndIsRefusedLosesTheConnection(String headers) throws Exception {
        client.begin("POST /v1/chat/completions", "expect: 100-continue", headers);

        var answer = client.answer();

        assertThat(answer.status()).isIn(401, 413);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(client.untilClosed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-length: -1", "content-length: x", "content-length: 1\r\ncontent-length: 2"})
    void aLengthThatIsNoneIsABadRequest(String header) throws Exception {
        client.begin("POST /v1/chat/completions", "x-api-key: sk-1", header);

        assertThat(client.head()).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"model\":5}", "{\"model\":\"gpt-5\",\"model\":\"x\"}"})
    void aBodyThatNamesNoModelIsABadRequestAndHeldNoLonger(String body) throws Exception {
        client.post("/v1/chat/completions", body);

        assertThat(client.answer().status()).isEqualTo(400);
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void aClientThatLeavesInsideItsBodyGivesItBack() throws Exception {
        client.begin("POST /v1/chat/completions", "x-api-key: sk-1", "content-length: 1000").send("{\"model\"");
        client.close();

        assertThat(rig.nextEnding().settlement().outcome()).isEqualTo(Outcome.CANCELLED);
        rig.assertIdle();
        assertThat(rig.hasReceivedMore()).isFalse();
    }

    @Test
    void aClientThatLeavesBeforeItsAnswerCancels() throws Exception {
        client.chat();
        long id = rig.next(Open.class).stream();
        client.close();

        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        rig.answer(new Settled(id, Settlement.none(Outcome.CANCELLED)));
        assertThat(rig.nextEnding().status()).isEqualTo(499);
        rig.assertIdle();
    }

    @Test
    void aNodeThatShutsDownRefuses() throws Exception {
        rig.draining.set(true);
        client.chat();

        var answer = client.answer();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(answer.header("connection")).isEqualTo("close");
    }

    @Test
    void webSocketsAreNotSpoken() throws Exception {
        client.begin(
                "GET /v1/responses",
                "connection: upgrade",
                "upgrade: websocket",
                "sec-websocket-version: 13",
                "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==");

        assertThat(client.answer().status()).isEqualTo(426);
    }

    @Test
    void aPreflightIsAnsweredAndCounted() throws Exception {
        client.begin(
                "OPTIONS /v1/chat/completions", "origin: https://page.example", "access-control-request-method: POST");

        var head = client.head();

        assertThat(head).startsWith("HTTP/1.1 204").containsIgnoringCase("access-control-allow-methods");
        assertThat(rig.nextEnding().status()).isEqualTo(204);
    }
}
