package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Media;
import io.torouter.canonical.Output;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests of clients of other dialects. */
final class GeminiUpstreamTest {
    private static final String NEW = "gemini-3-flash";
    private static final String OLD = "gemini-2.5-flash";
    private static final Seal OWN = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "c2ln");

    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    private static Turn turn(Role role, Part... parts) {
        return new Turn(role, List.of(parts));
    }

    private static Turn user(String text) {
        return turn(Role.USER, new Text(text));
    }

    private static ToolCall call(String id, String name, @Nullable Seal seal) {
        return new ToolCall(id, ToolRef.function(name), "{\"x\":1}", seal, null, Extras.NONE);
    }

    private static ToolResult result(String id, Part... content) {
        return new ToolResult(id, null, List.of(content), false, null, Extras.NONE);
    }

    private static GenerationRequest request(Turn... turns) {
        return Bodies.request(List.of(turns));
    }

    private JsonNode body(GenerationRequest request, String model) {
        return Bodies.json(Bodies.encoded(request, model, drops).toString());
    }

    private String contents(String model, Turn... turns) {
        return body(request(turns), model).get("contents").toString().replace('"', '\'');
    }

    @Test
    void putsLeadingInstructionsIntoTheirField() {
        var body = body(request(turn(Role.SYSTEM, new Text("a")), turn(Role.DEVELOPER, new Text("b")), user("c")), NEW);
        assertThat(body.get("systemInstruction"))
                .isEqualTo(Bodies.json("{\"parts\": [{\"text\": \"a\"}, {\"text\": \"b\"}]}"));
        assertThat(body.get("contents")).hasSize(1);
    }

    @Test
    void letsTheUserSayLaterInstructions() {
        assertThat(
                        contents(
                                NEW,
                                user("a"),
                                turn(Role.SYSTEM, new Text("b")),
                                turn(Role.ASSISTANT, new Text("c")),
                                user("d")))
                .isEqualTo(
                        "[{'role':'user','parts':[{'text':'a'},{'text':'b'}]},{'role':'model','parts':[{'text':'c'}]},"
                                + "{'role':'user','parts':[{'text':'d'}]}]");
    }

    @Test
    void letsTheUserSayNothingWhereThereAreOnlyInstructions() {
        assertThat(contents(NEW, turn(Role.SYSTEM, new Text("a"))))
                .isEqualTo("[{'role':'user','parts':[{'text':''}]}]");
    }

    @Test
    void beginsWithTheUser() {
        assertThat(contents(NEW, turn(Role.ASSISTANT, new Text("Hello")), user("Hi")))
                .startsWith("[{'role':'user','parts':[{'text':''}]},");
    }

    @Test
    void answersCallsInTheirOrderWhateverOrderTheResultsHave() {
        var contents =
                contents(
                        NEW,
                        user("go"),
                        turn(Role.ASSISTANT, call("c1", "a", OWN), call("c2", "b", null)),
                        turn(Role.TOOL, result("c2", new Text("two"))),
                        turn(Role.USER, result("c1", new StructuredData(Bodies.json("{\"n\": 1}"))), new Text("more")));
        assertThat(contents)
                .endsWith(
                        "{'role':'user','parts':["
                                + "{'functionResponse':{'id':'c1','name':'a','response':{'n':1}}},"
                                + "{'functionResponse':{'id':'c2','name':'b','response':{'result':'two'}}},"
                                + "{'text':'more'}]}]");
    }

    @Test
    void joinsCallsThatCameAsTurnsOfTheirOwn() {
        var contents =
                contents(
                        NEW,
                        user("go"),
                        turn(Role.ASSISTANT, call("c1", "a", OWN)),
                        turn(Role.ASSISTANT, call("c2", "b", null)),
                        turn(Role.TOOL, result("c1")),
                        turn(Role.TOOL, result("c2")));
        assertThat(contents).doesNotContain("skip_thought").contains("'name':'b','args':{'x':1}}}]}");
    }

    @Test
    void answersACallThatNobodyAnswered() {
        var contents = contents(NEW, user("go"), turn(Role.ASSISTANT, call("c1", "a", OWN)), user("stop"));
        assertThat(contents).contains("'response':{'error':'The call was not answered.'}}},{'text':'stop'}");
    }

    @Test
    void tellsAResultWithoutACallAsText() {
        var orphan = new ToolResult("x", ToolRef.function("a"), List.of(new Text("1")), false, null, Extras.NONE);
        assertThat(contents(NEW, turn(Role.TOOL, orphan)))
                .isEqualTo("[{'role':'user','parts':[{'text':'Result of a: 1'}]}]");
    }

    @Test
    void signsTheFirstCallOfEachStepThatHasNoSignature() {
        var contents =
                contents(
                        NEW,
                        user("go"),
                        turn(Role.ASSISTANT, call("c1", "a", null), call("c2", "b", null)),
                        turn(Role.TOOL, result("c1"), result("c2")),
                        turn(Role.ASSISTANT, call("c3", "a", OWN)),
                        turn(Role.TOOL, result("c3")));
        assertThat(contents.split("skip_thought_signature_validator", -1)).hasSize(2);
        assertThat(contents).contains("'args':{'x':1}},'thoughtSignature':'c2ln'}");
        assertThat(contents(OLD, user("go"), turn(Role.ASSISTANT, call("c1", "a", null))))
                .doesNotContain("skip_thought");
    }

    @Test
    void leavesIdsOfCallsAwayWhereModelsHaveNone() {
        assertThat(
                        contents(
                                OLD,
                                user("go"),
                                turn(Role.ASSISTANT, call("c1", "a", null)),
                                turn(Role.TOOL, result("c1"))))
                .doesNotContain("'id'");
    }

    @Test
    void sendsSealsOnlyToTheirIssuer() {
        var foreign = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "a");
        var thought = new Thought(null, List.of(), "hm", foreign, Extras.NONE);
        var redacted = new Thought(null, List.of(), "", foreign, Extras.NONE);
        assertThat(contents(NEW, user("a"), turn(Role.ASSISTANT, thought, redacted, new Text("b")), user("c")))
                .contains("'parts':[{'text':'hm','thought':true},{'text':'b'}]");
        assertThat(drops.names()).containsExactly("messages.reasoning_details");
    }

    @Test
    void putsMediaOfResultsWhereTheModelTakesIt() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "aa=="));
        var turns =
                new Turn[] {
                    user("go"),
                    turn(Role.ASSISTANT, call("c1", "a", OWN), call("c2", "b", null)),
                    turn(Role.TOOL, result("c1", new Text("see"), image), result("c2", new Text("ok")))
                };
        assertThat(contents(NEW, turns))
                .contains(
                        "'response':{'result':'see'},'parts':[{'inlineData':{'mimeType':'image/png','data':'aa=='}}]}}");
        assertThat(contents(OLD, turns))
                .endsWith("'response':{'result':'ok'}}},{'inlineData':{'mimeType':'image/png','data':'aa=='}}]}]");
    }

    @Test
    void saysErrorsOfToolsAsErrors() {
        var failed = new ToolResult("c1", null, List.of(new Text("no")), true, null, Extras.NONE);
        assertThat(contents(NEW, user("go"), turn(Role.ASSISTANT, call("c1", "a", OWN)), turn(Role.TOOL, failed)))
                .contains("'response':{'error':'no'}");
    }

    @Test
    void makesAnObjectOfArgumentsThatAreNone() {
        var odd = new ToolCall("c1", ToolRef.function("a"), "not json", OWN, null, Extras.NONE);
        assertThat(contents(NEW, user("go"), turn(Role.ASSISTANT, odd))).contains("'args':{'input':'not json'}");
    }

    @Test
    void dropsTheBeginningOfAnAnswerWhereItWouldBeRefused() {
        assertThat(contents("gemini-3.8-flash", user("a"), turn(Role.ASSISTANT, new Text("b"))))
                .doesNotContain("model");
        assertThat(drops.names()).containsExactly("messages.assistant");
        assertThat(contents(OLD, user("a"), turn(Role.ASSISTANT, new Text("b")))).contains("model");
    }

    @Test
    void refusesWhatTheModelCannotRead() {
        var url = new Media(Media.Kind.IMAGE, new Source.Url("https://a.example/b.PNG?c", null));
        assertThat(contents(NEW, turn(Role.USER, url))).contains("'fileData':{'mimeType':'image/png'");
        assertThatThrownBy(() -> contents("gemini-2.0-flash", turn(Role.USER, url)))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("fetches no files from the web");
        var stored = new Media(Media.Kind.DOCUMENT, new Source.Stored(Dialect.OPENAI_CHAT, "file-1", null));
        assertThatThrownBy(() -> contents(NEW, turn(Role.USER, stored))).hasMessageContaining("file-1");
    }

    @Test
    void writesDocumentsOfTextAsText() {
        var plain =
                new Media(
                        Media.Kind.DOCUMENT,
                        new Source.Plain("text/plain", "body"),
                        "title",
                        null,
                        null,
                        null,
                        null,
                        Extras.NONE);
        var composed = new Media(Media.Kind.DOCUMENT, new Source.Composed(List.of(new Text("x"), plain)));
        assertThat(contents(NEW, turn(Role.USER, composed))).contains("[{'text':'x'},{'text':'title\\n\\nbody'}]");
    }

    @Test
    void dropsPartsThatOthersAloneHave() {
        var search = new VendorPart(Dialect.ANTHROPIC_MESSAGES, "web_search_tool_result", Bodies.json("{\"a\": 1}"));
        assertThat(contents(NEW, user("a"), turn(Role.ASSISTANT, search, new Text("b")), user("c")))
                .contains("[{'text':'b'}]");
        assertThat(drops.names()).containsExactly("messages.content");
    }

    @Test
    void refusesToolsThatOthersAloneHave() {
        var tool = new ServerTool(Dialect.ANTHROPIC_MESSAGES, "web_search_20250305", Bodies.json("{}"));
        var request = request(user("a")).withTools(new Tools(List.of(tool), null, null));
        assertThatThrownBy(() -> body(request, NEW))
                .hasMessage("tool web_search_20250305 of anthropic.messages does not exist in gemini.generate");
    }

    private JsonNode calling(String model, @Nullable ToolChoice choice, @Nullable Boolean strict) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var tool = new FunctionTool(ToolKind.FUNCTION, null, "a", null, schema, strict, null, Extras.NONE);
        return body(request(user("a")).withTools(new Tools(List.of(tool), choice, false)), model)
                .at("/toolConfig/functionCallingConfig");
    }

    @Test
    void saysHowToolsMayBeCalled() {
        var a = List.of(ToolRef.function("a"));
        assertThat(calling(NEW, null, null).isMissingNode()).isTrue();
        assertThat(calling(NEW, new ToolChoice.None(), null)).isEqualTo(Bodies.json("{\"mode\": \"NONE\"}"));
        assertThat(calling(NEW, new ToolChoice.Required(), null)).isEqualTo(Bodies.json("{\"mode\": \"ANY\"}"));
        assertThat(calling(NEW, new ToolChoice.Named(a.getFirst()), null))
                .isEqualTo(Bodies.json("{\"mode\": \"ANY\", \"allowedFunctionNames\": [\"a\"]}"));
        assertThat(calling(NEW, new ToolChoice.Allowed(false, a), null))
                .isEqualTo(Bodies.json("{\"mode\": \"VALIDATED\", \"allowedFunctionNames\": [\"a\"]}"));
        assertThat(drops.names()).containsExactly("parallel_tool_calls");
    }

    @Test
    void holdsStrictToolsToTheirSchemas() {
        assertThat(calling(NEW, null, true)).isEqualTo(Bodies.json("{\"mode\": \"VALIDATED\"}"));
        assertThat(drops.names()).doesNotContain("tools.strict");
        calling(OLD, null, true);
        assertThat(drops.names()).contains("tools.strict");
    }

    private static GenerationRequest with(
            Sampling sampling, Limits limits, Output output, @Nullable OutputFormat format) {
        return new GenerationRequest(
                "g",
                false,
                List.of(user("a")),
                Tools.NONE,
                format,
                output,
                Thinking.UNSAID,
                sampling,
                limits,
                new Caller("u", Map.of("k", "v"), null, null),
                Extras.NONE);
    }

    @Test
    void leavesAwayWhatTheModelRefuses() {
        var sampling = new Sampling(0.5, 0.9, 3L, 1.0, 1.0, 1L << 40);
        var request = with(sampling, new Limits(9L, List.of(), 2, false, null), Output.DEFAULT, null);
        assertThat(body(request, "gemini-3.8-flash").get("generationConfig"))
                .isEqualTo(Bodies.json("{\"seed\": 256, \"maxOutputTokens\": 9}"));
        assertThat(drops.names())
                .contains(
                        "temperature",
                        "top_p",
                        "top_k",
                        "n",
                        "frequency_penalty",
                        "presence_penalty",
                        "user",
                        "metadata");
    }

    @Test
    void takesFiveStopSequences() {
        var limits = new Limits(null, List.of("a", "b", "c", "d", "e", "f"), 1, true, 2);
        var config = body(with(Sampling.UNSAID, limits, Output.DEFAULT, null), OLD).get("generationConfig");
        assertThat(config.get("stopSequences")).hasSize(5);
        assertThat(config.get("candidateCount").asInt()).isOne();
        assertThat(config.get("responseLogprobs").asBoolean()).isTrue();
        assertThat(drops.names()).contains("stop");
    }

    @Test
    void speaksWithVoicesItHas() {
        var known =
                new Output(
                        Set.of(Output.Modality.TEXT, Output.Modality.AUDIO),
                        new Output.Audio("Kore", "pcm16"),
                        null,
                        false);
        var config = body(with(Sampling.UNSAID, Limits.UNSAID, known, null), OLD).get("generationConfig");
        assertThat(config.get("responseModalities")).isEqualTo(JsonNodeFactory.instance.arrayNode().add("AUDIO"));
        assertThat(config.at("/speechConfig/voiceConfig/prebuiltVoiceConfig/voiceName").asText()).isEqualTo("Kore");
        assertThat(drops.names()).doesNotContain("audio");
        var other = new Output(Set.of(Output.Modality.AUDIO), new Output.Audio("alloy", "wav"), null, false);
        assertThat(body(with(Sampling.UNSAID, Limits.UNSAID, other, null), OLD).toString()).doesNotContain("alloy");
        assertThat(drops.names()).contains("audio");
    }

    @Test
    void writesSchemasInTheKindTheModelTakes() {
        var schema = Bodies.json("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}");
        var format = new OutputFormat.JsonSchema("n", "what", schema, true);
        var request = with(Sampling.UNSAID, Limits.UNSAID, Output.DEFAULT, format);
        assertThat(body(request, OLD).at("/generationConfig/responseJsonSchema/description").asText())
                .isEqualTo("what");
        assertThat(body(request, "gemini-1.5-pro").at("/generationConfig/responseSchema/type").asText())
                .isEqualTo("OBJECT");
    }

    @Test
    void dropsAFormatBesideFunctionsWhereOneRulesOutTheOther() {
        var format = new OutputFormat.JsonObject();
        var tools = new Tools(List.of(new FunctionTool("a", null, null)), null, null);
        var request = with(Sampling.UNSAID, Limits.UNSAID, Output.DEFAULT, format).withTools(tools);
        assertThat(body(request, NEW).at("/generationConfig/responseMimeType").asText()).isEqualTo("application/json");
        assertThat(body(request, OLD).has("generationConfig")).isFalse();
        assertThat(drops.names()).contains("response_format");
    }
}
