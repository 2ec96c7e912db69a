package io.torouter.it.side;

import static io.torouter.it.side.SideGateway.ANTHROPIC;
import static io.torouter.it.side.SideGateway.CHAT;
import static io.torouter.it.side.SideGateway.GEMINI;
import static io.torouter.it.side.SideGateway.RESPONSES;
import static io.torouter.it.side.SideGateway.UNCOUNTED;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.google.genai.Client;
import com.openai.client.OpenAIClient;
import com.openai.models.responses.inputtokens.InputTokenCountParams;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

class CountTokensTest {
    private static final String MESSAGES =
            "{\"model\":\"%s\",\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\",\"content\":\"How long am"
                + " I?\"}],"
                + "\"tools\":[{\"name\":\"ruler\",\"description\":\"measures\",\"input_schema\":{\"type\":\"object\"}}]}";

    private static SideGateway side;
    private static AnthropicClient anthropic;
    private static OpenAIClient openAi;
    private static Client google;

    @BeforeAll
    static void start() {
        side = SideGateway.start();
        anthropic = side.anthropic();
        openAi = side.openAi();
        google = side.google();
    }

    @AfterAll
    static void stop() {
        anthropic.close();
        openAi.close();
        google.close();
        side.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, RESPONSES, ANTHROPIC, GEMINI, UNCOUNTED})
    void anthropicsSdkCountsOnEveryChannel(String model) {
        var prompt = MessageCountTokensParams.builder().model(model).addUserMessage("How long am I?").build();

        assertThat(anthropic.messages().countTokens(prompt).inputTokens()).isBetween(3L, 30L);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, RESPONSES, ANTHROPIC, GEMINI, UNCOUNTED})
    void openAisSdkCountsOnEveryChannel(String model) {
        var prompt = InputTokenCountParams.builder().model(model).input("How long am I?").build();

        assertThat(openAi.responses().inputTokens().count(prompt).inputTokens()).isBetween(3L, 30L);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, RESPONSES, ANTHROPIC, GEMINI, UNCOUNTED})
    void googlesSdkCountsOnEveryChannel(String model) {
        assertThat(google.models.countTokens(model, "How long am I?", null).totalTokens().orElseThrow())
                .isBetween(3, 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {RESPONSES, ANTHROPIC, GEMINI})
    void anUpstreamsOwnCountIsNoEstimate(String model) {
        var answer = counted(model);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SideGateway.isEstimated(answer)).isFalse();
        assertThat(answer.headers().firstValue("x-torouter-channel")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, UNCOUNTED})
    void anEstimateSaysThatItIsOne(String model) {
        var answer = counted(model);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SideGateway.isEstimated(answer)).isTrue();
    }

    private static HttpResponse<String> counted(String model) {
        return side.post("/v1/messages/count_tokens", MESSAGES.formatted(model), "anthropic-version", "2023-06-01");
    }

    @Test
    void geminisWrappedRequestIsCounted() {
        var wrapped =
                "{\"generateContentRequest\":{\"model\":\"models/x\",\"contents\":[{\"parts\":[{\"text\":\"one"
                        + " two\"}]}]}}";

        var answer = side.post("/v1beta/models/" + CHAT + ":countTokens", wrapped);

        assertThat(answer.body()).matches("\\{\"totalTokens\":\\d+}");
    }

    @Test
    void aPromptOfMegabytesIsEstimatedSoon() {
        var text = "one two three four five six seven eight nine ten ".repeat(100_000);
        var body = MESSAGES.replace("How long am I?", text).formatted(CHAT);

        var answer = side.post("/v1/messages/count_tokens", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(answer.body().replaceAll("\\D", ""))).isBetween(1_000_000L, 1_500_000L);
    }

    @Test
    void whatIsNoPromptIsRefusedInTheClientsShape() {
        var answer = side.post("/v1/messages/count_tokens", "{\"model\":\"" + CHAT + "\",\"messages\":7}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"error\"", "messages");
    }
}
