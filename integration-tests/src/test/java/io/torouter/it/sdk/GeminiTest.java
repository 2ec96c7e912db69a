package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.genai.Client;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.Model;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

class GeminiTest {
    private static final GenerateContentConfig USUAL = GenerateContentConfig.builder().build();
    private static final GenerateContentConfig TOOLS =
            GenerateContentConfig.builder().tools(GeminiSdk.weather()).build();

    private static RunningGateway gateway;
    private static Client client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = GeminiSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void answersInText() {
        var config = GenerateContentConfig.builder().systemInstruction(Content.fromParts(Part.fromText("Be brief.")));
        var answer = client.models.generateContent(SdkGateway.MODEL, "Say hi", config.build());
        assertThat(answer.text()).contains("Say hi");
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
        assertThat(answer.usageMetadata().orElseThrow().totalTokenCount().orElseThrow()).isPositive();
        assertThat(gateway.seen().last().body().toString()).contains("Be brief.");
    }

    @Test
    void stopsAtTheLengthThatIsAskedFor() {
        var config = GenerateContentConfig.builder().maxOutputTokens(3).build();
        var answer = client.models.generateContent(SdkGateway.MODEL, "Say hi", config);
        assertThat(answer.finishReason().knownEnum()).isEqualTo(FinishReason.Known.MAX_TOKENS);
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.MODEL, SdkGateway.COMMENTED})
    void streamsTheSameTextAsAWhole(String model) {
        var parts = streamed(model, "Stream it", USUAL);
        var text = parts.stream().map(GenerateContentResponse::text).filter(Objects::nonNull);
        assertThat(text.collect(Collectors.joining()))
                .isEqualTo(client.models.generateContent(model, "Stream it", USUAL).text());
        assertThat(parts.getLast().finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
        assertThat(parts.getLast().usageMetadata()).isPresent();
    }

    @Test
    void callsATool() {
        var calls = client.models.generateContent(SdkGateway.MODEL, "The weather?", TOOLS).functionCalls();
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().name()).contains("get_weather");
        assertThat(calls.getFirst().args().orElseThrow()).containsKey("city");
    }

    @Test
    void streamsParallelCalls() {
        var question = "The weather, in parallel?";
        var whole = client.models.generateContent(SdkGateway.MODEL, question, TOOLS).functionCalls();
        var streamed =
                streamed(SdkGateway.MODEL, question, TOOLS).stream()
                        .map(GenerateContentResponse::functionCalls)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream);
        assertThat(whole).hasSize(2);
        assertThat(streamed.map(FunctionCall::args)).isEqualTo(whole.stream().map(FunctionCall::args).toList());
    }

    @Test
    void takesTheResultOfATool() {
        var question = Content.builder().role("user").parts(Part.fromText("The weather?")).build();
        var asked = client.models.generateContent(SdkGateway.MODEL, question, TOOLS);
        var result = Part.fromFunctionResponse("get_weather", Map.of("weather", "12 degrees"));
        var history = new ArrayList<Content>();
        history.add(question);
        history.add(asked.candidates().orElseThrow().getFirst().content().orElseThrow());
        history.add(Content.builder().role("user").parts(result).build());
        assertThat(client.models.generateContent(SdkGateway.MODEL, history, TOOLS).text()).contains("12 degrees");
    }

    @Test
    void answersInTheFormOfASchema() {
        var schema = Schema.builder().type("OBJECT").properties(Map.of("title", GeminiSdk.text()));
        var config = GenerateContentConfig.builder().responseMimeType("application/json").responseSchema(schema);
        var answer = client.models.generateContent(SdkGateway.MODEL, "A recipe", config.build());
        assertThat(answer.text()).startsWith("{").contains("\"title\"");
    }

    @Test
    void countsTokens() {
        assertThat(client.models.countTokens(SdkGateway.MODEL, "How long am I?", null).totalTokens().orElseThrow())
                .isPositive();
    }

    @Test
    void embedsOneTextOrSeveral() {
        var small = EmbedContentConfig.builder().outputDimensionality(8).build();
        var one = client.models.embedContent(SdkGateway.MODEL, "word", small).embeddings().orElseThrow();
        var two = client.models.embedContent(SdkGateway.MODEL, List.of("word", "other"), small).embeddings();
        assertThat(one).hasSize(1);
        assertThat(one.getFirst().values().orElseThrow()).hasSize(8);
        assertThat(two.orElseThrow()).hasSize(2);
        assertThat(two.orElseThrow().getFirst().values()).isEqualTo(one.getFirst().values());
    }

    @Test
    void listsModels() {
        var names = StreamSupport.stream(client.models.list(null).spliterator(), false).map(GeminiTest::name).toList();
        assertThat(names).contains("models/" + SdkGateway.MODEL, "models/" + SdkGateway.BREAKS);
        assertThat(name(client.models.get(SdkGateway.MODEL, null))).isEqualTo("models/" + SdkGateway.MODEL);
    }

    private static String name(Model model) {
        return model.name().orElseThrow();
    }

    private static List<GenerateContentResponse> streamed(String model, String question, GenerateContentConfig config) {
        try (var stream = client.models.generateContentStream(model, question, config)) {
            return StreamSupport.stream(stream.spliterator(), false).toList();
        }
    }
}
