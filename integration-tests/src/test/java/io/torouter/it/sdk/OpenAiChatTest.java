package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;

import io.torouter.it.RunningGateway;
import io.torouter.it.sdk.OpenAiSdk.GetWeather;
import io.torouter.it.sdk.OpenAiSdk.Recipe;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class OpenAiChatTest {
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
        var answer = client.chat().completions().create(asking("Say hi").build());
        assertThat(text(answer)).contains("Say hi");
        assertThat(reason(answer)).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().totalTokens()).isPositive();
        assertThat(answer.model()).isEqualTo(SdkGateway.MODEL);
    }

    @Test
    void stopsAtTheLengthThatIsAskedFor() {
        var answer = client.chat().completions().create(asking("Say hi").maxCompletionTokens(3).build());
        assertThat(reason(answer)).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(3);
    }

    @Test
    void takesSystemAndDeveloperPrompts() {
        var prompt = asking("Say hi").addSystemMessage("Be brief.").addDeveloperMessage("Be kind.").build();
        assertThat(text(client.chat().completions().create(prompt))).contains("Say hi");
        assertThat(lastBody()).contains("Be brief.", "Be kind.");
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.MODEL, SdkGateway.COMMENTED})
    void streamsTheSameTextAsAWhole(String model) {
        var prompt = asking("Stream it").model(model).build();
        var streamed = accumulated(prompt);
        assertThat(text(streamed)).isEqualTo(text(client.chat().completions().create(prompt)));
        assertThat(reason(streamed)).isEqualTo(FinishReason.STOP);
    }

    @Test
    void streamsUsageToThoseWhoAskForIt() {
        var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
        var chunks = chunks(asking("Say hi").streamOptions(options).build());
        assertThat(chunks.getLast().usage().orElseThrow().totalTokens()).isPositive();
        assertThat(chunks.getLast().choices()).isEmpty();
    }

    @Test
    void streamsNoUsageToThoseWhoDoNotAsk() {
        var chunks = chunks(asking("Say hi").build());
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.usage()).isEmpty());
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.choices()).hasSize(1));
        assertThat(lastBody()).contains("include_usage");
    }

    @Test
    void callsATool() {
        var answer = client.chat().completions().create(asking("The weather?").addTool(GetWeather.class).build());
        var call = calls(answer).getFirst();
        assertThat(reason(answer)).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(call.function().name()).isEqualTo("GetWeather");
        assertThat(call.function().arguments(GetWeather.class).city).isNotEmpty();
    }

    @Test
    void reassemblesTheArgumentsOfParallelStreamedCalls() {
        var prompt = asking("The weather, in parallel?").addTool(GetWeather.class).build();
        var streamed = calls(accumulated(prompt));
        var whole = calls(client.chat().completions().create(prompt));
        assertThat(streamed).hasSize(2);
        assertThat(streamed.stream().map(call -> call.function().arguments()))
                .containsExactlyElementsOf(whole.stream().map(call -> call.function().arguments()).toList());
    }

    @Test
    void takesTheResultOfATool() {
        var prompt = asking("The weather?").addTool(GetWeather.class);
        var asked = client.chat().completions().create(prompt.build());
        var result =
                ChatCompletionToolMessageParam.builder().toolCallId(calls(asked).getFirst().id()).content("12 degrees");
        var answer =
                client.chat()
                        .completions()
                        .create(prompt.addMessage(message(asked)).addMessage(result.build()).build());
        assertThat(text(answer)).contains("12 degrees");
    }

    @Test
    void answersInTheFormOfASchema() {
        var prompt = asking("A recipe").responseFormat(Recipe.class).build();
        var recipe = client.chat().completions().create(prompt).choices().getFirst().message().content().orElseThrow();
        assertThat(recipe.title).isNotEmpty();
        assertThat(recipe.steps).isNotEmpty();
    }

    private static ChatCompletionCreateParams.Builder asking(String question) {
        return ChatCompletionCreateParams.builder().model(SdkGateway.MODEL).addUserMessage(question);
    }

    private static List<ChatCompletionChunk> chunks(ChatCompletionCreateParams prompt) {
        try (StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(prompt)) {
            return stream.stream().toList();
        }
    }

    private static ChatCompletion accumulated(ChatCompletionCreateParams prompt) {
        var accumulator = ChatCompletionAccumulator.create();
        chunks(prompt).forEach(accumulator::accumulate);
        return accumulator.chatCompletion();
    }

    private static ChatCompletionMessage message(ChatCompletion answer) {
        return answer.choices().getFirst().message();
    }

    private static String text(ChatCompletion answer) {
        return message(answer).content().orElseThrow();
    }

    private static FinishReason reason(ChatCompletion answer) {
        return answer.choices().getFirst().finishReason();
    }

    private static List<ChatCompletionMessageFunctionToolCall> calls(ChatCompletion answer) {
        return message(answer).toolCalls().orElseThrow().stream().map(call -> call.asFunction()).toList();
    }

    private static String lastBody() {
        return gateway.seen().last().body().toString();
    }
}
