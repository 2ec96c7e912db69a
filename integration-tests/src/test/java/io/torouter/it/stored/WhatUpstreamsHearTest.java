package io.torouter.it.stored;

import static io.torouter.it.stored.ResponsesClient.asking;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Requests that go on from earlier responses, as they come to the upstreams. */
class WhatUpstreamsHearTest {
    private static final String CHANNELS =
            """
            channels:
              - { id: openai, type: openai, base_url: "${UPSTREAM}/openai", api_key: x, models: [gpt, shared] }
              - { id: azure, type: azure-openai, base_url: "${UPSTREAM}/azure", api_key: x, models: [azure] }
              - { id: router, type: openrouter, base_url: "${UPSTREAM}/router", api_key: x, models: [open],
                  dialects: [openai.responses] }
              - { id: claude, type: anthropic, base_url: "${UPSTREAM}/claude", api_key: x, models: [claude] }
            keys:
              - { name: test, key: "${KEY}" }
            """;

    private static final String CLAUDE =
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[
            {"type":"thinking","thinking":"Ada, then.","signature":"c2lnbmF0dXJl"},{"type":"text","text":"Hello Ada"},
            {"type":"tool_use","id":"toolu_1","name":"look_up","input":{}}],
            "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":3}}
            """;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer upstream;
    private RunningGateway gateway;
    private ResponsesClient client;
    private int responses;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", this::serve);
        upstream.start();
        gateway =
                RunningGateway.start(
                        CHANNELS, Map.of("UPSTREAM", "http://127.0.0.1:" + upstream.getAddress().getPort()));
        client = new ResponsesClient(gateway.url(), gateway.key());
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.stop(0);
    }

    private void serve(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        heard.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + body);
        var answer = (call.getRequestURI().getPath().startsWith("/claude") ? CLAUDE : response()).getBytes(UTF_8);
        call.getResponseHeaders().set("content-type", "application/json");
        call.sendResponseHeaders(200, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    private String response() {
        return """
        {"id": "resp_up%d", "object": "response", "status": "completed", "previous_response_id": null, "output": [
        {"type":"reasoning","id":"rs_1","summary":[]},
        {"type":"message","id":"msg_1","role":"assistant","status":"completed",
        "content":[{"type":"output_text","text":"Hello Ada","annotations":[]}]}]}
        """
                .formatted(++responses);
    }

    @Test
    void theOneThatKeepsTheResponseHearsOfItAsTheClientSaysIt() {
        var id = client.create(asking("gpt", "I am Ada")).id();
        var body = asking("gpt", "Who am I?").put("previous_response_id", id);
        assertThat(client.create(body).status()).isEqualTo(200);
        assertThat(heard).last().asString().isEqualTo("POST /openai/responses " + body);
    }

    @Test
    void anotherOneOfTheSameDialectHearsWhatWasSaid() {
        var id = client.create(asking("gpt", "I am Ada")).id();
        var next = client.goOn(id, "azure", "Who am I?");
        assertThat(heard)
                .last()
                .asString()
                .contains("/azure/responses", "I am Ada", "Hello Ada", "Who am I?")
                .doesNotContain(id, "previous_response_id", "rs_1", "msg_1");
        assertThat(next.json().path("previous_response_id").asText()).isEqualTo(id);
    }

    @Test
    void oneThatKeepsNothingHearsAllOfItEveryTime() {
        var one = client.create(asking("open", "I am Ada")).id();
        var two = client.goOn(one, "open", "I live in London").id();
        client.goOn(two, "open", "Who am I?");
        assertThat(heard)
                .last()
                .asString()
                .contains("I am Ada", "Hello Ada", "I live in London", "Who am I?")
                .doesNotContain("previous_response_id", one, two);
    }

    @Test
    void oneOfOpenAisHearsNothingThatOnlyAnthropicsUnderstands() {
        var id = client.create(asking("claude", "I am Ada")).id();
        var call = client.get(id).json().path("output").findValuesAsText("call_id").getFirst();
        var body =
                """
                {"model":"gpt","previous_response_id":"%s","store":true,
                "input":[{"type":"function_call_output","call_id":"%s","output":"found"}]}
                """
                        .formatted(id, call);
        var next = client.post("/v1/responses", ResponsesClient.read(body));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(next.json().path("previous_response_id").asText()).isEqualTo(id);
        assertThat(heard)
                .last()
                .asString()
                .contains("/openai/responses", "I am Ada", "Hello Ada", "look_up", "found")
                .doesNotContain("encrypted_content", "c2lnbmF0dXJl", "dG9yb3V0ZXI6");
    }

    @Test
    void theOneThatKeepsTheResponseIsToldToForgetIt() {
        var id = client.create(asking("gpt", "I am Ada")).id();
        assertThat(client.delete(id).status()).isEqualTo(200);
        assertThat(heard).last().asString().startsWith("DELETE /openai/responses/" + id);
        assertThat(client.get(id).status()).isEqualTo(404);
    }

    @Test
    void noneIsAskedForWhatIsNotKept() {
        assertThat(client.get("resp_of_somebody").status()).isEqualTo(404);
        assertThat(client.delete("resp_of_somebody").status()).isEqualTo(404);
        assertThat(client.goOn("resp_of_somebody", "gpt", "What was it?").status()).isEqualTo(404);
        assertThat(heard).isEmpty();
    }

    @Test
    void oneThatCompactsIsAskedTo() {
        var id = client.create(asking("gpt", "I am Ada")).id();
        client.post("/v1/responses/compact", asking("gpt", "More").put("previous_response_id", id));
        assertThat(heard).last().asString().startsWith("POST /openai/responses/compact ").contains(id);
        client.post("/v1/responses/compact", asking("azure", "More").put("previous_response_id", id));
        assertThat(heard).last().asString().startsWith("POST /azure/responses/compact ").contains("I am Ada");
    }
}
