package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.anthropic.client.AnthropicClient;
import com.anthropic.helpers.MessageAccumulator;
import com.openai.client.OpenAIClient;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The comment that names what a stream has lost stands between events, and SDKs pass over it. */
class StreamLossesTest {
    private static final String MODEL = "gemini";
    private static final String ANSWER =
            """
            data: {"candidates":[{"content":{"role":"model","parts":[{"executableCode":{"language":"PYTHON","code":"1"}}]}}]}

            data: {"candidates":[{"content":{"role":"model","parts":[{"text":"One"}]},"finishReason":"STOP","index":0}]}

            """;

    private static HttpServer upstream;
    private static RunningGateway gateway;
    private static OpenAIClient openAi;
    private static AnthropicClient anthropic;

    @BeforeAll
    static void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", StreamLossesTest::answer);
        upstream.start();
        gateway =
                RunningGateway.start(
                        """
                        channels:
                          - id: gemini
                            type: gemini
                            base_url: ${UPSTREAM}/v1beta
                            api_key: upstream-credential
                            models: [gemini]
                        keys:
                          - { name: test, key: "${KEY}" }
                        """,
                        Map.of("UPSTREAM", "http://127.0.0.1:" + upstream.getAddress().getPort()));
        openAi = OpenAiSdk.client(gateway);
        anthropic = AnthropicSdk.client(gateway);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("content-type", "text/event-stream");
            byte[] body = ANSWER.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterAll
    static void stop() {
        openAi.close();
        anthropic.close();
        gateway.close();
        upstream.stop(0);
    }

    @Test
    void theCommentStandsBeforeTheEnd() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                            .header("authorization", "Bearer " + gateway.key())
                            .header("content-type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            """
                                            {"model":"gemini","stream":true,"messages":[{"role":"user","content":"Hi"}]}
                                            """))
                            .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("x-torouter-dropped")).isEmpty();
            assertThat(answer.body()).endsWith("\n\n: x-torouter-dropped messages.content\n\ndata: [DONE]\n\n");
        }
    }

    @Test
    void chatClientsReadOn() {
        var prompt = ChatCompletionCreateParams.builder().model(MODEL).addUserMessage("Hi").build();
        var accumulator = ChatCompletionAccumulator.create();
        try (var stream = openAi.chat().completions().createStreaming(prompt)) {
            stream.stream().forEach(accumulator::accumulate);
        }

        assertThat(accumulator.chatCompletion().choices().getFirst().message().content()).contains("One");
    }

    @Test
    void responsesClientsReadOn() {
        var prompt = ResponseCreateParams.builder().model(MODEL).input("Hi").build();
        var accumulator = ResponseAccumulator.create();
        try (var stream = openAi.responses().createStreaming(prompt)) {
            stream.stream().forEach(accumulator::accumulate);
        }

        assertThat(accumulator.response().output()).hasSize(1);
    }

    @Test
    void anthropicClientsReadOn() {
        var prompt = AnthropicSdk.asking("Hi").model(MODEL).build();
        var accumulator = MessageAccumulator.create();
        try (var stream = anthropic.messages().createStreaming(prompt)) {
            stream.stream().forEach(accumulator::accumulate);
        }

        assertThat(accumulator.message().content()).hasSize(1);
    }
}
