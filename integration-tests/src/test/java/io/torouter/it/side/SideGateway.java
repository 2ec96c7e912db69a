package io.torouter.it.side;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.google.genai.Client;
import com.google.genai.types.HttpOptions;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

import io.torouter.it.RunningGateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A gateway in front of simulators that speak one dialect each, and a client of it. */
record SideGateway(RunningGateway gateway, HttpClient client) implements AutoCloseable {
    static final String CHAT = "to-chat";
    static final String RESPONSES = "to-responses";
    static final String ANTHROPIC = "claude-to-anthropic";
    static final String GEMINI = "to-gemini";

    /** Speaks Anthropic's dialect, but does not count. */
    static final String UNCOUNTED = "uncounted";

    private static final String FILE =
            """
            channels:
              - id: chat
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [openai.chat]
                models: [{ id: to-chat, upstream: simulator }]
              - id: responses
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [openai.responses]
                models: [{ id: to-responses, upstream: simulator }]
              - id: anthropic
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [anthropic.messages]
                models:
                  - { id: claude-to-anthropic, upstream: simulator }
                  - { id: uncounted, upstream: "simulator?fail=404" }
              - id: gemini
                type: simulator
                base_url: ${SIMULATOR}
                dialects: [gemini.generate]
                models: [{ id: to-gemini, upstream: simulator }]
            models:
              - id: claude-to-anthropic
                display_name: Claude
                context: 200000
                max_output: 64000
                modalities: { input: [text, image, file], output: [text] }
                capabilities: [tools, parallel_tools, structured_output, reasoning]
                efforts: [low, medium, high]
                price: { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 }
              - { id: to-gemini, modalities: { output: [embeddings] }, capabilities: [] }
              - { id: to-responses, context: 400000, agent_instructions: You write code. }
            keys:
              - { name: test, key: "${KEY}" }
            """;

    static SideGateway start() {
        return new SideGateway(RunningGateway.start(FILE), HttpClient.newHttpClient());
    }

    AnthropicClient anthropic() {
        return AnthropicOkHttpClient.builder()
                .baseUrl(gateway.url())
                .apiKey(gateway.key())
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }

    OpenAIClient openAi() {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.url() + "/v1")
                .apiKey(gateway.key())
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }

    Client google() {
        var http = HttpOptions.builder().baseUrl(gateway.url()).build();
        return Client.builder().apiKey(gateway.key()).httpOptions(http).build();
    }

    /** An answer as it came. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("authorization", "Bearer " + gateway.key())
                        .header("content-type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static boolean isEstimated(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-torouter-token-count").orElse("").equals("estimated");
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
    }
}
