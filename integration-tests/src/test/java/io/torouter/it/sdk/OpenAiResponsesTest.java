package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.inputtokens.InputTokenCountParams;

import io.torouter.it.RunningGateway;
import io.torouter.it.sdk.OpenAiSdk.GetWeather;
import io.torouter.it.sdk.OpenAiSdk.Recipe;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

class OpenAiResponsesTest {
    private static RunningGateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = OpenAiSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void answersInText() {
        var answer = client.responses().create(asking("Say hi").instructions("Be brief.").build());
        assertThat(text(answer)).contains("Say hi");
        assertThat(answer.status()).contains(ResponseStatus.COMPLETED);
        assertThat(answer.usage().orElseThrow().outputTokens()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.MODEL, SdkGateway.COMMENTED})
    void streamsTheSameTextAsAWhole(String model) {
        var prompt = asking("Stream it").model(model).build();
        var streamed = accumulated(prompt);
        assertThat(text(streamed)).isEqualTo(text(client.responses().create(prompt)));
        assertThat(streamed.usage().orElseThrow().totalTokens()).isPositive();
    }

    @Test
    void numbersTheEventsOfAStreamWithoutGaps() {
        var numbers = events(asking("Say hi").build()).stream().map(OpenAiResponsesTest::number).toList();
        assertThat(numbers).isNotEmpty();
        assertThat(numbers).isEqualTo(LongStream.range(0, numbers.size()).boxed().toList());
    }

    @Test
    void callsAToolAndTakesItsResult() {
        var prompt = asking("The weather?").addTool(GetWeather.class);
        var call = call(client.responses().create(prompt.build()));
        assertThat(call.arguments(GetWeather.class).city).isNotEmpty();
        var result = ResponseInputItem.FunctionCallOutput.builder().callId(call.callId()).output("12 degrees").build();
        var history = List.of(ResponseInputItem.ofFunctionCall(call), ResponseInputItem.ofFunctionCallOutput(result));
        assertThat(text(client.responses().create(prompt.inputOfResponse(history).build()))).contains("12 degrees");
    }

    @Test
    void reassemblesTheArgumentsOfAStreamedCall() {
        var prompt = asking("The weather?").addTool(GetWeather.class).build();
        var whole = call(client.responses().create(prompt));
        assertThat(call(accumulated(prompt)).arguments()).isEqualTo(whole.arguments());
    }

    @Test
    void answersInTheFormOfASchema() {
        var answer = client.responses().create(asking("A recipe").text(Recipe.class).build());
        var recipe =
                answer.output().stream()
                        .flatMap(item -> item.message().stream())
                        .flatMap(message -> message.content().stream())
                        .flatMap(content -> content.outputText().stream())
                        .toList();
        assertThat(recipe).hasSize(1);
        assertThat(recipe.getFirst().title).isNotEmpty();
    }

    @Test
    void countsInputTokens() {
        var count =
                client.responses()
                        .inputTokens()
                        .count(InputTokenCountParams.builder().model(SdkGateway.MODEL).input("How long am I?").build());
        assertThat(count.inputTokens()).isPositive();
    }

    @Test
    void givesAStoredResponseBackAndForgetsIt() {
        var created = client.responses().create(asking("Keep this").store(true).build());
        assertThat(text(client.responses().retrieve(created.id()))).isEqualTo(text(created));
        client.responses().delete(created.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> client.responses().retrieve(created.id()));
    }

    private static ResponseCreateParams.Builder asking(String question) {
        return ResponseCreateParams.builder().model(SdkGateway.MODEL).input(question);
    }

    private static List<ResponseStreamEvent> events(ResponseCreateParams prompt) {
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(prompt)) {
            return stream.stream().toList();
        }
    }

    private static Response accumulated(ResponseCreateParams prompt) {
        var accumulator = ResponseAccumulator.create();
        events(prompt).forEach(accumulator::accumulate);
        return accumulator.response();
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static ResponseFunctionToolCall call(Response response) {
        return response.output().stream().flatMap(item -> item.functionCall().stream()).findFirst().orElseThrow();
    }

    private static long number(ResponseStreamEvent event) {
        return event._json().orElseThrow().convert(JsonNode.class).get("sequence_number").asLong(-1);
    }
}
