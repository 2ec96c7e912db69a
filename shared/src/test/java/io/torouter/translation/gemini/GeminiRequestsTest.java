package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolResult;
import io.torouter.dialect.Dialect;
import io.torouter.translation.SealedText;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;

import java.util.List;

final class GeminiRequestsTest {
    private static List<Part> parts(String contents) {
        return Bodies.request("{\"contents\": " + contents + "}").turns().getLast().parts();
    }

    @Test
    void writesARequestAsItWasRead() {
        var body = (ObjectNode) Bodies.resource("request.json");
        var drops = Bodies.drops();
        var written = Bodies.encoded(new GeminiRequests().decode(body, "g", false), "gemini-3-flash", drops);
        assertThat(Bodies.json(written.toString())).isEqualTo(body);
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void readsBothSpellingsAndLooseForms() {
        var request = new GeminiRequests().decode((ObjectNode) Bodies.resource("request.snake.json"), "g", false);
        assertThat(request.turns().getFirst().parts()).containsExactly(new Text("Answer briefly."));
        assertThat(request.turns().getLast().role()).isEqualTo(Role.USER);
        assertThat(request.tools().choice()).isEqualTo(new ToolChoice.Required());
        assertThat(request.limits().maxOutputTokens()).isEqualTo(5L);
        assertThat(request.sampling().topK()).isEqualTo(40L);
        assertThat(request.thinking().mode()).isEqualTo(Thinking.Mode.OFF);
        assertThat(request.extras().members()).isEmpty();
    }

    @Test
    void readsSchemasOfItsOwnKindAsJsonSchema() {
        var request = new GeminiRequests().decode((ObjectNode) Bodies.resource("request.snake.json"), "g", false);
        var tool = (FunctionTool) request.tools().definitions().getFirst();
        assertThat(tool.parameters())
                .hasToString(
                        Bodies.json(
                                        """
                                        {"type": "object", "properties": {
                                          "kinds": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}, "minItems": 1},
                                          "some_name": {"type": ["string", "null"], "maxLength": 10}}, "required": ["some_name"]}
                                        """)
                                .toString());
        assertThat(request.format()).isInstanceOf(OutputFormat.JsonSchema.class);
    }

    @Test
    void readsBase64OfBothAlphabets() {
        assertThat(parts("{\"parts\": {\"inlineData\": {\"mimeType\": \"image/png\", \"data\": \"-_8\"}}}"))
                .containsExactly(new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "+/8=")));
    }

    @Test
    void tellsUploadedFilesFromThoseOnTheWeb() {
        var uploaded = "https://generativelanguage.googleapis.com/v1beta/files/a";
        assertThat(source(uploaded)).isEqualTo(new Source.Stored(Dialect.GEMINI_GENERATE, uploaded, null));
        assertThat(source("gs://bucket/a")).isInstanceOf(Source.Stored.class);
        assertThat(source("https://a.example/b.png")).isInstanceOf(Source.Url.class);
    }

    private static Source source(String uri) {
        return ((Media) parts("{\"parts\": [{\"fileData\": {\"fileUri\": \"" + uri + "\"}}]}").getFirst()).source();
    }

    @Test
    void keepsCallsAndResponsesWithoutIdsTogetherByTheirOrder() {
        var request =
                Bodies.request(
                        """
                        {"contents": [
                          {"role": "model", "parts": [{"functionCall": {"name": "a"}}, {"functionCall": {"name": "b"}},
                            {"functionCall": {"name": "a", "args": {"x": 1}}}]},
                          {"role": "function", "parts": [{"functionResponse": {"name": "a", "response": {"n": 1}}},
                            {"functionResponse": {"name": "a", "response": {"result": "two"}}},
                            {"functionResponse": {"name": "b", "response": {"error": "bad"}}}]}]}
                        """);
        var calls = request.turns().getFirst().parts().stream().map(ToolCall.class::cast).map(ToolCall::id).toList();
        var results = request.turns().getLast().parts().stream().map(ToolResult.class::cast).toList();
        assertThat(calls).doesNotHaveDuplicates();
        assertThat(results.stream().map(ToolResult::callId)).containsExactly(calls.get(0), calls.get(2), calls.get(1));
        assertThat(request.turns().getLast().role()).isEqualTo(Role.TOOL);
        assertThat(results.get(0).content()).containsExactly(new StructuredData(Bodies.json("{\"n\": 1}")));
        assertThat(results.get(1).content()).containsExactly(new Text("two"));
        assertThat(results.get(2).error()).isTrue();
    }

    @Test
    void joinsTheChunksOfAnAnswerThatAClientKept() {
        var contents =
                """
                [{"role": "model", "parts": [{"text": "He"}]}, {"role": "model", "parts": [{"text": "llo"}]},
                 {"role": "model", "parts": [{"text": ""}]}]
                """;
        assertThat(parts(contents)).containsExactly(new Text("Hello"));
    }

    @Test
    void leavesOutWhatSaysNothing() {
        var request =
                Bodies.request(
                        """
                        {"contents": [{"parts": [{"text": ""}]}, {"role": "model"},
                          {"parts": [{"text": "a"}, {"text": "", "thoughtSignature": "c2ln"}, {"text": ""}]}]}
                        """);
        assertThat(request.turns()).hasSize(1);
        assertThat(request.turns().getFirst().parts()).hasSize(2);
        assertThat(parts("[{\"parts\": [{\"text\": \"\"}]}]")).containsExactly(new Text(""));
    }

    @Test
    void givesAForeignSealTheWholeThought() {
        var seal = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "sig");
        var contents =
                """
                [{"role": "model", "parts": [{"text": "I ", "thought": true}]},
                 {"role": "model", "parts": [{"text": "think", "thought": true}]},
                 {"role": "model", "parts": [{"text": "", "thought": true, "thoughtSignature": "%s"}, {"text": "Hi"}]}]
                """
                        .formatted(SealedText.wrapped(seal));
        assertThat(parts(contents))
                .containsExactly(new Thought(null, List.of(), "I think", seal, Extras.NONE), new Text("Hi"));
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThatThrownBy(() -> Bodies.request("{}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessage("missing: contents");
        assertThatThrownBy(() -> parts("[{\"role\": \"robot\", \"parts\": []}]"))
                .hasMessage("expected contents.role to be user or model, came: robot");
        assertThatThrownBy(() -> parts("[{\"parts\": [{\"text\": 1}]}]")).hasMessageContaining("contents.parts.text");
    }

    @Test
    void namesForOthersWhatOnlyGeminiHas() {
        var request = new GeminiRequests().decode((ObjectNode) Bodies.resource("request.json"), "g", false);
        assertThat(request.extras().members().keySet())
                .containsExactly(
                        "safetySettings",
                        "cachedContent",
                        "store",
                        "generationConfig.mediaResolution",
                        "generationConfig.imageConfig",
                        "toolConfig.retrievalConfig");
    }

    @Test
    void readsWhatIsShownOfThinking() {
        assertThat(thinking("{\"thinkingBudget\": -1}").mode()).isEqualTo(Thinking.Mode.ADAPTIVE);
        assertThat(thinking("{\"thinkingBudget\": 9, \"includeThoughts\": true}"))
                .isEqualTo(new Thinking(Thinking.Mode.ON, null, 9L, "auto", false));
        assertThat(thinking("{\"thinkingLevel\": \"MINIMAL\"}"))
                .isEqualTo(new Thinking(Thinking.Mode.ON, Thinking.Effort.MINIMAL, null, "none", false));
    }

    private static Thinking thinking(String config) {
        var body = "{\"contents\": \"Hi\", \"generationConfig\": {\"thinkingConfig\": " + config + "}}";
        GenerationRequest request = Bodies.request(body);
        return request.thinking();
    }
}
