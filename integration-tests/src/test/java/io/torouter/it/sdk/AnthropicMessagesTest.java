package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;

import io.torouter.it.RunningGateway;
import io.torouter.it.sdk.AnthropicSdk.Recipe;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

class AnthropicMessagesTest {
    private static RunningGateway gateway;
    private static AnthropicClient client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = AnthropicSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void answersInText() {
        var answer = client.messages().create(AnthropicSdk.asking("Say hi").system("Be brief.").build());
        assertThat(text(answer)).contains("Say hi");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isPositive();
        assertThat(gateway.seen().last().body().toString()).contains("Be brief.");
    }

    @Test
    void passesTheVersionOfTheSdkOnAndKeepsItsKey() {
        client.messages().create(AnthropicSdk.asking("Say hi").build());
        var seen = gateway.seen().last();
        assertThat(seen.header("anthropic-version")).contains(AnthropicSdk.EXPECTED_VERSION);
        assertThat(seen.headers()).noneMatch(header -> header.getValue().contains(gateway.key()));
    }

    @Test
    void stopsAtTheLengthThatIsAskedFor() {
        var answer = client.messages().create(AnthropicSdk.asking("Say hi").maxTokens(3).build());
        assertThat(answer.stopReason()).contains(StopReason.MAX_TOKENS);
        assertThat(answer.usage().outputTokens()).isEqualTo(3);
    }

    @Test
    void stopsAtASequence() {
        var answer = client.messages().create(AnthropicSdk.asking("Say hi").addStopSequence("model").build());
        assertThat(answer.stopReason()).contains(StopReason.STOP_SEQUENCE);
        assertThat(answer.stopSequence()).contains("model");
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.MODEL, SdkGateway.COMMENTED})
    void streamsTheSameTextAsAWhole(String model) {
        var prompt = AnthropicSdk.asking("Stream it").model(model).build();
        var streamed = accumulated(prompt);
        assertThat(text(streamed)).isEqualTo(text(client.messages().create(prompt)));
        assertThat(streamed.stopReason()).contains(StopReason.END_TURN);
        assertThat(streamed.usage().outputTokens()).isPositive();
    }

    @Test
    void callsATool() {
        var answer =
                client.messages().create(AnthropicSdk.asking("The weather?").addTool(AnthropicSdk.weather()).build());
        assertThat(answer.stopReason()).contains(StopReason.TOOL_USE);
        assertThat(calls(answer).getFirst().name()).isEqualTo("get_weather");
        assertThat(calls(answer).getFirst()._input().toString()).contains("city");
    }

    @Test
    void reassemblesTheInputOfParallelStreamedCalls() {
        var prompt = AnthropicSdk.asking("The weather, in parallel?").addTool(AnthropicSdk.weather()).build();
        var streamed = calls(accumulated(prompt));
        var whole = calls(client.messages().create(prompt));
        assertThat(streamed).hasSize(2);
        assertThat(streamed.stream().map(ToolUseBlock::_input))
                .containsExactlyElementsOf(whole.stream().map(ToolUseBlock::_input).toList());
    }

    @Test
    void takesTheResultOfATool() {
        var prompt = AnthropicSdk.asking("The weather?").addTool(AnthropicSdk.weather());
        var asked = client.messages().create(prompt.build());
        var result = ToolResultBlockParam.builder().toolUseId(calls(asked).getFirst().id()).content("12 degrees");
        var turn = List.of(ContentBlockParam.ofToolResult(result.build()));
        var answer = client.messages().create(AnthropicSdk.userTurn(prompt.addMessage(asked), turn).build());
        assertThat(text(answer)).contains("12 degrees");
    }

    @Test
    void answersInTheFormOfASchema() {
        var prompt = AnthropicSdk.asking("A recipe").outputConfig(Recipe.class).build();
        var recipe = client.messages().create(prompt).content().getFirst().text().orElseThrow().text();
        assertThat(recipe.title).isNotEmpty();
        assertThat(recipe.steps).isNotEmpty();
    }

    @Test
    void countsTokens() {
        var prompt =
                MessageCountTokensParams.builder().model(SdkGateway.MODEL).addUserMessage("How long am I?").build();
        assertThat(client.messages().countTokens(prompt).inputTokens()).isPositive();
    }

    @Test
    void listsModels() {
        var models = client.models().list();
        assertThat(models.data()).extracting(model -> model.id()).contains(SdkGateway.MODEL, SdkGateway.BREAKS);
        assertThat(models.autoPager()).hasSameSizeAs(models.data());
        assertThat(client.models().retrieve(SdkGateway.MODEL).id()).isEqualTo(SdkGateway.MODEL);
    }

    private static Message accumulated(MessageCreateParams prompt) {
        var accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(prompt)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static String text(Message answer) {
        return answer.content().stream()
                .flatMap(block -> block.text().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }

    private static List<ToolUseBlock> calls(Message answer) {
        return answer.content().stream().flatMap(block -> block.toolUse().stream()).toList();
    }
}
