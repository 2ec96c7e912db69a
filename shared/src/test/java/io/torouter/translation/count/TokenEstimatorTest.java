package io.torouter.translation.count;

import static io.torouter.translation.count.Family.ANTHROPIC;
import static io.torouter.translation.count.Family.GEMINI;
import static io.torouter.translation.count.Family.OPENAI;
import static io.torouter.translation.count.Family.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class TokenEstimatorTest {
    private static final TokenEstimator ESTIMATOR = new TokenEstimator();

    /** OpenAI itself counts 16 for this (recorded). */
    @Test
    void countsTurnsAsOpenAiDoes() {
        var request =
                request(turn(Role.SYSTEM, new Text("Follow the system instructions.")), turn(Role.USER, new Text("")));

        assertThat(ESTIMATOR.estimate(request, OPENAI)).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"word and more , 20000", "Zürich ü , 3000", "今日は何をしますか, 5000", "a, 3"})
    void guessesNearWhatItEstimates(String piece, int times) {
        var request = request(turn(Role.USER, new Text(piece.repeat(times))));

        assertThat(TokenEstimator.roughly(request, OPENAI))
                .isBetween(ESTIMATOR.estimate(request, OPENAI) * 3 / 5, ESTIMATOR.estimate(request, OPENAI) * 2);
    }

    /** OpenAI itself counts 51 for a tool like this (recorded). */
    @Test
    void countsToolsCloseToOpenAi() {
        var schema = json("{'type':'object','properties':{'location':{'type':'string'}},'additionalProperties':false}");
        var tool = new FunctionTool("get_weather", "Get the weather for a location", schema);
        var request = request(List.of(tool), turn(Role.USER, new Text("What is the weather in Paris?")));

        assertThat(ESTIMATOR.estimate(request, OPENAI)).isBetween(51L, 60L);
    }

    @ParameterizedTest
    @EnumSource
    void countsAShortQuestionForEachFamily(Family family) {
        var request = request(turn(Role.USER, new Text("What is the capital of France?")));

        assertThat(ESTIMATOR.estimate(request, family)).isBetween(13L, 18L);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, 765", "ANTHROPIC, 1399", "GEMINI, 1120", "OTHER, 765"})
    void weighsImagesByTheirSize(Family family, long tokens) {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", Images.png(1024, 1024)));
        var without = ESTIMATOR.estimate(request(turn(Role.USER)), family);

        assertThat(ESTIMATOR.estimate(request(turn(Role.USER, image)), family) - without).isEqualTo(tokens);
    }

    @Test
    void countsImagesInsideToolResults() {
        var image = new Media(Media.Kind.IMAGE, new Source.Url("https://example.com/a.png", null));
        var result = new ToolResult("call", null, List.of(image), false, null, Extras.NONE);

        assertThat(ESTIMATOR.estimate(request(turn(Role.USER, result)), ANTHROPIC)).isGreaterThan(1600);
    }

    @Test
    void countsPagesOfDocuments() {
        var pdf = Images.base64("%PDF-1.4 << /Type /Page >> << /Type/Page/X 1 >> << /Type /Pages >>");
        var document = new Media(Media.Kind.DOCUMENT, new Source.Inline("application/pdf", pdf));

        assertThat(ESTIMATOR.estimate(request(turn(Role.USER, document)), GEMINI)).isEqualTo(3 + 1 + 2 * 560);
    }

    @Test
    void readsDocumentsOfText() {
        var text = new Media(Media.Kind.DOCUMENT, new Source.Inline("text/plain", Images.base64("one two three")));
        var plain = request(turn(Role.USER, new Text("one two three")));

        assertThat(ESTIMATOR.estimate(request(turn(Role.USER, text)), OTHER))
                .isEqualTo(ESTIMATOR.estimate(plain, OTHER));
    }

    @Test
    void leavesOutReasoningBeforeTheUsersLastWords() {
        var thought = new Thought("a long thought ".repeat(100));
        var old =
                request(turn(Role.USER, new Text("a")), turn(Role.ASSISTANT, thought), turn(Role.USER, new Text("b")));
        var fresh = request(turn(Role.USER, new Text("a")), turn(Role.ASSISTANT, thought));

        assertThat(ESTIMATOR.estimate(old, ANTHROPIC)).isLessThan(50);
        assertThat(ESTIMATOR.estimate(fresh, ANTHROPIC)).isGreaterThan(300);
    }

    @Test
    void looksAtSamplesOfAVeryLongText() {
        var text = "one two three four five six seven eight nine ten ".repeat(200_000);

        assertThat(ESTIMATOR.estimate(List.of(text), OPENAI)).isBetween(1_990_000L, 2_030_000L);
    }

    @Test
    void endsSoonForAWordWithoutEnd() {
        assertThat(ESTIMATOR.estimate(List.of("a".repeat(200_000)), OPENAI)).isBetween(20_000L, 30_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5.6, OPENAI",
        "openai/gpt-oss-120b, OPENAI",
        "o4-mini, OPENAI",
        "text-embedding-3-large, OPENAI",
        "anthropic/claude-sonnet-5, ANTHROPIC",
        "us.anthropic.claude-opus-5-v1:0, ANTHROPIC",
        "models/gemini-3-pro, GEMINI",
        "google/gemma-3, GEMINI",
        "llama-4, OTHER",
        "x-ai/grok-4, OTHER"
    })
    void knowsFamiliesByTheirNames(String model, Family family) {
        assertThat(Family.of(model)).isEqualTo(family);
    }

    private static Turn turn(Role role, Part... parts) {
        return new Turn(role, List.of(parts));
    }

    private static GenerationRequest request(Turn... turns) {
        return request(List.of(), turns);
    }

    private static GenerationRequest request(List<ToolDefinition> tools, Turn... turns) {
        return new GenerationRequest(
                "model",
                false,
                List.of(turns),
                new Tools(tools, null, null),
                null,
                Output.DEFAULT,
                Thinking.UNSAID,
                Sampling.UNSAID,
                Limits.UNSAID,
                Caller.UNSAID,
                Extras.NONE);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
