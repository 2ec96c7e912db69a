package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/**
 * Its client is the one of the JDK, which offers to go on in HTTP/2 with every first request ({@code Upgrade: h2c}).
 */
class LangChain4jTest {
    private static final ToolSpecification WEATHER =
            ToolSpecification.builder()
                    .name("get_weather")
                    .parameters(JsonObjectSchema.builder().addStringProperty("city").required("city").build())
                    .build();

    private static RunningGateway gateway;

    /** The two providers whose integrations speak to us. */
    enum Provider {
        OPENAI {
            @Override
            ChatModel whole(String key, String model) {
                return OpenAiChatModel.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey(key)
                        .modelName(model)
                        .maxRetries(0)
                        .build();
            }

            @Override
            StreamingChatModel streaming(String model) {
                return OpenAiStreamingChatModel.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey(gateway.key())
                        .modelName(model)
                        .build();
            }
        },
        ANTHROPIC {
            @Override
            ChatModel whole(String key, String model) {
                return AnthropicChatModel.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey(key)
                        .modelName(model)
                        .maxRetries(0)
                        .build();
            }

            @Override
            StreamingChatModel streaming(String model) {
                return AnthropicStreamingChatModel.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey(gateway.key())
                        .modelName(model)
                        .build();
            }
        };

        abstract ChatModel whole(String key, String model);

        abstract StreamingChatModel streaming(String model);

        ChatModel whole() {
            return whole(gateway.key(), SdkGateway.MODEL);
        }
    }

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersInText(Provider provider) {
        var answer = provider.whole().chat(SystemMessage.from("Be brief."), UserMessage.from("Say hi"));
        assertThat(answer.aiMessage().text()).contains("Say hi");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.tokenUsage().totalTokenCount()).isPositive();
        assertThat(gateway.seen().last().body().toString()).contains("Be brief.");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, simulator", "OPENAI, commented", "ANTHROPIC, simulator", "ANTHROPIC, commented"})
    void streamsTheSameTextAsAWhole(Provider provider, String model) {
        var streamed = new Collected();
        provider.streaming(model).chat("Stream it", streamed);
        var answer = streamed.answer();
        assertThat(streamed.text()).isEqualTo(provider.whole(gateway.key(), model).chat("Stream it"));
        assertThat(answer.aiMessage().text()).isEqualTo(streamed.text());
        assertThat(answer.tokenUsage().outputTokenCount()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void callsAToolAndTakesItsResult(Provider provider) {
        var question = UserMessage.from("The weather?");
        var asked = provider.whole().chat(ChatRequest.builder().messages(question).toolSpecifications(WEATHER).build());
        var call = asked.aiMessage().toolExecutionRequests().getFirst();
        var result = ToolExecutionResultMessage.from(call, "12 degrees");
        var history = ChatRequest.builder().messages(question, asked.aiMessage(), result).toolSpecifications(WEATHER);
        assertThat(asked.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
        assertThat(call.arguments()).contains("city");
        assertThat(provider.whole().chat(history.build()).aiMessage().text()).contains("12 degrees");
    }

    @ParameterizedTest
    @EnumSource
    void reassemblesTheArgumentsOfParallelStreamedCalls(Provider provider) {
        var question = UserMessage.from("The weather, in parallel?");
        var prompt = ChatRequest.builder().messages(question).toolSpecifications(WEATHER).build();
        var streamed = new Collected();
        provider.streaming(SdkGateway.MODEL).chat(prompt, streamed);
        assertThat(arguments(streamed.answer()))
                .hasSize(2)
                .isEqualTo(arguments(provider.whole().chat(prompt)))
                .allMatch(arguments -> arguments.startsWith("{\"city\":\""));
    }

    @ParameterizedTest
    @EnumSource
    void tellsAWrongKeyAndAnUnknownModel(Provider provider) {
        var stranger = provider.whole("sk-nobody-knows-this-one", SdkGateway.MODEL);
        var lost = provider.whole(gateway.key(), SdkGateway.UNKNOWN);
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> stranger.chat("Say hi"))
                .withMessageContaining("INVALID_API_KEY");
        assertThatExceptionOfType(ModelNotFoundException.class).isThrownBy(() -> lost.chat("Say hi"));
    }

    /**
     * An error inside a chat stream is missing here: LangChain4j does not look for one, whoever sends it, and takes
     * what came before it for the answer. {@link OpenAiFailuresTest} shows that it gets through.
     */
    @ParameterizedTest
    @CsvSource({
        "OPENAI, breaks",
        "OPENAI, truncates",
        "ANTHROPIC, breaks",
        "ANTHROPIC, truncates",
        "ANTHROPIC, fails-inside"
    })
    void raisesWhenAStreamBreaks(Provider provider, String model) {
        var streamed = new Collected();
        provider.streaming(model).chat("Say hi", streamed);
        assertThat(streamed.failure()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void cancelsUpstreamWhenAClientCancelsItsStream(Provider provider) {
        long before = gateway.seen().aborted();
        var leaving = Collected.leavingAfter(3);
        provider.streaming(SdkGateway.SLOW).chat("Say hi", leaving);
        leaving.awaitLeft();
        SdkGateway.awaitAbort(gateway, before);
    }

    @Test
    void embeds() {
        var model =
                OpenAiEmbeddingModel.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey(gateway.key())
                        .modelName(SdkGateway.MODEL)
                        .dimensions(8)
                        .build();
        assertThat(model.embed("word").content().vector()).hasSize(8);
    }

    /** The arguments of the calls in an answer, without the white space of whoever put them together. */
    private static List<String> arguments(ChatResponse answer) {
        return answer.aiMessage().toolExecutionRequests().stream()
                .map(call -> call.arguments().replaceAll("\\s(?![a-z])", ""))
                .toList();
    }
}
