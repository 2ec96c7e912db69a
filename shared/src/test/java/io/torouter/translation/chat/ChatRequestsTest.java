package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChatRequestsTest {
    private static final Target OPENROUTER = Wire.target("openrouter", "openrouter.ai", "vendor/model");
    private static final Target OPENAI = Wire.target("openai", "api.openai.com", "gpt-4.1");
    private static final Target GPT_5 = Wire.target("openai", "api.openai.com", "gpt-5");
    private static final Target MISTRAL = Wire.target("openai-compatible", "api.mistral.ai", "mistral-large-latest");
    private static final Target DEEPSEEK = Wire.target("openai-compatible", "api.deepseek.com", "deepseek-v4");
    private static final Target GOOGLE =
            Wire.target("openai-compatible", "generativelanguage.googleapis.com", "gemini-3-flash");
    private static final ToolRef WEIGH = ToolRef.function("weigh");

    private final Drops drops = new Drops(Dialect.ANTHROPIC_MESSAGES);

    private ObjectNode written(GenerationRequest request, Target target) {
        return Wire.object(new ChatRequests().encode(request, target, drops).body().toString());
    }

    private ObjectNode written(List<Turn> turns, Target target) {
        return written(hello("").withTurns(turns), target);
    }

    /** A request with more members, which begin with a comma. */
    private static GenerationRequest hello(String members) {
        return Wire.request(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}".formatted(members));
    }

    private static Turn said(Role role, Part... parts) {
        return new Turn(role, List.of(parts));
    }

    private static ToolResult result(String id, boolean error, Part... content) {
        return new ToolResult(id, WEIGH, List.of(content), error, null, Extras.NONE);
    }

    @Test
    void writesWhatItReadsOfAFullRequest() {
        var body = Wire.object(Wire.resource("request.json"));
        var request = new ChatRequests().decode(body.deepCopy(), "vendor/model", true);
        assertThat(written(request, OPENROUTER)).isEqualTo(body);
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void prefersTheNewerNameOfTheLimit() {
        var request = hello(",\"max_tokens\":5,\"max_completion_tokens\":9");
        assertThat(request.limits().maxOutputTokens()).isEqualTo(9);
        assertThat(written(request, OPENAI).path("max_completion_tokens").asInt()).isEqualTo(9);
        assertThat(written(request, DEEPSEEK).path("max_tokens").asInt()).isEqualTo(9);
    }

    @Test
    void takesOneStopSequenceAsAString() {
        assertThat(hello(",\"stop\":\"END\"").limits().stop()).containsExactly("END");
    }

    @Test
    void namesWhatAReasoningModelRefuses() {
        var body = written(hello(",\"temperature\":0.2,\"top_p\":0.5,\"stop\":[\"x\"],\"top_k\":3"), GPT_5);
        assertThat(body.properties()).noneMatch(member -> List.of("temperature", "stop").contains(member.getKey()));
        assertThat(drops.names()).containsExactlyInAnyOrder("temperature", "top_p", "stop_sequences", "top_k");
    }

    @Test
    void leavesOutRefusedDefaultsWithoutAWord() {
        written(hello(",\"temperature\":1,\"n\":1,\"top_p\":1,\"presence_penalty\":0"), GPT_5);
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void holdsTheTemperatureBelowTheHighest() {
        assertThat(written(hello(",\"temperature\":1.9"), MISTRAL).path("temperature").asDouble()).isEqualTo(1.5);
        assertThat(drops.names()).containsExactly("temperature");
    }

    @Test
    void namesTheSeedAsTheHostDoes() {
        assertThat(written(hello(",\"seed\":3"), MISTRAL).path("random_seed").asInt()).isEqualTo(3);
    }

    @Test
    void shortensIdsOfUsersThatAreTooLong() {
        var user = written(hello(",\"user\":\"" + "u".repeat(100) + '"'), OPENAI).path("safety_identifier").asText();
        assertThat(user).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void keepsMetadataForOpenAiOnlyWhereTheAnswerIsStored() {
        assertThat(written(hello(",\"metadata\":{\"a\":\"b\"}"), OPENAI).has("metadata")).isFalse();
        assertThat(drops.names()).containsExactly("metadata");
        assertThat(written(hello(",\"metadata\":{\"a\":\"b\"},\"store\":true"), OPENAI).has("metadata")).isTrue();
    }

    @Test
    void readsOlderFunctionsAsTools() {
        var request =
                Wire.request(
                        """
                        {"model": "m", "functions": [{"name": "weigh"}], "function_call": {"name": "weigh"}, "messages": [
                          {"role": "user", "content": "Hi"},
                          {"role": "assistant", "content": null, "function_call": {"name": "weigh", "arguments": "{}"}},
                          {"role": "function", "name": "weigh", "content": "4 kg"}]}
                        """);
        assertThat(OlderFunctions.areUsedBy(request)).isTrue();
        assertThat(request.tools().choice()).isEqualTo(new ToolChoice.Named(WEIGH));
        RequestRules.check(written(request, OPENAI), OPENAI.vendor().chat());
    }

    @Test
    void readsAllowedTools() {
        var choice =
                """
                ,"tools": [{"type": "function", "function": {"name": "weigh"}}, {"type": "function", "function": {"name": "b"}}],
                "tool_choice": {"type": "allowed_tools", "allowed_tools": {"mode": "required",
                  "tools": [{"type": "function", "function": {"name": "weigh"}}]}}
                """;
        var request = hello(choice);
        assertThat(request.tools().choice()).isEqualTo(new ToolChoice.Allowed(true, List.of(WEIGH)));
        assertThat(written(request, OPENAI).path("tool_choice").path("type").asText()).isEqualTo("allowed_tools");
        var elsewhere = written(request, MISTRAL);
        assertThat(elsewhere.path("tools")).hasSize(1);
        assertThat(elsewhere.path("tool_choice").asText()).isEqualTo("required");
    }

    @Test
    void saysNoChoiceWhereThereAreNoTools() {
        var tools = new Tools(List.of(), new ToolChoice.Auto(), true);
        assertThat(written(hello("").withTools(tools), OPENAI).has("tool_choice")).isFalse();
    }

    @Test
    void refusesToolsThatAnotherVendorRuns() {
        var tool = new ServerTool(Dialect.ANTHROPIC_MESSAGES, "web_search_20250305", Upstream.object());
        var request = hello("").withTools(new Tools(List.of(tool), null, null));
        assertThatThrownBy(() -> written(request, OPENAI))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("web_search_20250305");
    }

    @Test
    void putsResultsBehindTheirCallsWhateverComesBetween() {
        var body =
                written(
                        List.of(
                                said(Role.ASSISTANT, new ToolCall("a", WEIGH, ""), new ToolCall("b", WEIGH, "{}")),
                                said(Role.SYSTEM, new Text("Mind the time.")),
                                said(Role.USER, new Text("Here."), result("b", false, new Text("2")))),
                        OPENAI);
        assertThat(roles(body)).containsExactly("assistant", "tool", "tool", "system", "user");
        assertThat(body.at("/messages/1/tool_call_id").asText()).isEqualTo("b");
        assertThat(body.at("/messages/2/content").asText()).isEqualTo("[no result]");
        RequestRules.check(body, OPENAI.vendor().chat());
    }

    private static List<String> roles(JsonNode body) {
        return body.path("messages").findValuesAsText("role");
    }

    @Test
    void tellsResultsThatNobodyCalledFor() {
        var body = written(List.of(said(Role.USER, result("x", false, new Text("2")))), OPENAI);
        assertThat(body.at("/messages/0/role").asText()).isEqualTo("user");
        assertThat(body.at("/messages/0/content/1/text").asText()).isEqualTo("2");
    }

    @Test
    void letsPicturesOfAResultFollowInAMessage() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "aW1n"));
        var turns =
                List.of(
                        said(Role.ASSISTANT, new ToolCall("a", WEIGH, "{}")),
                        said(Role.USER, result("a", false, image)));
        var body = written(turns, OPENAI);
        assertThat(roles(body)).containsExactly("assistant", "tool", "user");
        assertThat(body.at("/messages/2/content/1/image_url/url").asText()).isEqualTo("data:image/png;base64,aW1n");
        assertThat(written(turns, OPENROUTER).at("/messages/1/content/0/type").asText()).isEqualTo("image_url");
    }

    @Test
    void saysInWordsThatAToolFailed() {
        var body =
                written(
                        List.of(
                                said(Role.ASSISTANT, new ToolCall("a", WEIGH, "{}")),
                                said(Role.USER, result("a", true, new Text("no scales")))),
                        OPENAI);
        assertThat(body.at("/messages/1/content").asText()).isEqualTo("Error: no scales");
    }

    @Test
    void givesMistralIdsOfNineCharactersAndTheLastWord() {
        var body =
                written(
                        List.of(
                                said(Role.ASSISTANT, new ToolCall("toolu_01", WEIGH, "{}")),
                                said(Role.USER, result("toolu_01", false, new Text("4")), new Text("So?")),
                                said(Role.ASSISTANT, new Text("It is"))),
                        MISTRAL);
        RequestRules.check(body, MISTRAL.vendor().chat());
        assertThat(roles(body)).containsExactly("assistant", "tool", "assistant", "user", "assistant");
        assertThat(body.at("/messages/4/prefix").asBoolean()).isTrue();
    }

    @Test
    void returnsASealToNobodyButItsIssuer() {
        var seal = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "s");
        var thought = new Thought(null, List.of(), "hm", seal, Extras.NONE);
        var body = written(List.of(said(Role.ASSISTANT, thought, new Text("Yes."))), OPENROUTER);
        assertThat(body.at("/messages/0").has("reasoning_details")).isFalse();
        assertThat(drops.names()).containsExactly("messages.signature", "messages.thinking");
    }

    @Test
    void returnsASummaryThatWasStreamedWithoutItsFormatWithThatOfItsSeal() {
        var sealed = "{\"type\":\"reasoning.encrypted\",\"format\":\"openai-responses-v1\",\"index\":1,\"data\":\"d\"}";
        var request =
                Wire.request(
                        """
                        {"model": "m", "messages": [{"role": "user", "content": "hi"}, {"role": "assistant",
                          "content": "Yes.", "reasoning_details": [
                            {"type": "reasoning.summary", "summary": "hm", "format": "unknown", "index": 0}, %s]}]}
                        """
                                .formatted(sealed));
        var details = written(request.turns(), OPENROUTER).at("/messages/1/reasoning_details");
        assertThat(details.at("/0/format").asText()).isEqualTo("openai-responses-v1");
        assertThat(details.at("/1")).isEqualTo(Wire.json(sealed));
    }

    @Test
    void returnsReasoningInTheMemberTheHostReads() {
        var turns = List.of(said(Role.ASSISTANT, new Thought("hm"), new ToolCall("a", WEIGH, "{}")));
        assertThat(written(turns, DEEPSEEK).at("/messages/0/reasoning_content").asText()).isEqualTo("hm");
        assertThat(drops.names()).isEmpty();
        written(turns, OPENAI);
        assertThat(drops.names()).containsExactly("messages.thinking");
    }

    @Test
    void neverLeavesOutReasoningBesideCallsForDeepSeek() {
        var body = written(List.of(said(Role.ASSISTANT, new ToolCall("a", WEIGH, "{}"))), DEEPSEEK);
        assertThat(body.at("/messages/0/reasoning_content").asText("missing")).isEmpty();
    }

    @Test
    void returnsGeminisSignaturesToGoogle() {
        var seal = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "s");
        var call = new ToolCall("a", WEIGH, "{}", seal, null, Extras.NONE);
        var written = written(List.of(said(Role.ASSISTANT, call)), GOOGLE).at("/messages/0/tool_calls/0");
        assertThat(written.at("/extra_content/google/thought_signature").asText()).isEqualTo("s");
    }

    @Test
    void leavesOutATurnOfThoughtsThatTheHostDoesNotRead() {
        var turns = List.of(said(Role.ASSISTANT, new Thought("hm")), said(Role.USER, new Text("So?")));
        assertThat(roles(written(turns, OPENAI))).containsExactly("user");
        assertThat(roles(written(turns, OPENROUTER))).containsExactly("assistant", "user");
    }

    @Test
    void saysThatAnAnswerIsNotGoneOnWith() {
        var turns = List.of(said(Role.USER, new Text("Hi")), said(Role.ASSISTANT, new Text("{")));
        written(turns, OPENROUTER);
        assertThat(drops.names()).isEmpty();
        written(turns, OPENAI);
        assertThat(drops.names()).containsExactly("messages.assistant");
    }

    @Test
    void showsMediaOfSystemTurnsBehindThem() {
        var image = new Media(Media.Kind.IMAGE, new Source.Url("https://a.example/b.png", null));
        var body =
                written(
                        List.of(
                                said(Role.SYSTEM, new Text("A"), image),
                                said(Role.SYSTEM, image),
                                said(Role.DEVELOPER, new Text("B")),
                                said(Role.USER, new Text("Hi"))),
                        GPT_5);
        assertThat(roles(body)).containsExactly("system", "developer", "user", "user", "user");
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("A");
        assertThat(body.at("/messages/2/content/0/type").asText()).isEqualTo("image_url");
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void makesOneMessageOfLeadingSystemTurnsForTemplates() {
        var target = Wire.target("openai-compatible", "vllm.example", "qwen3");
        var body =
                written(
                        List.of(
                                said(Role.SYSTEM, new Text("A")),
                                said(Role.DEVELOPER, new Text("B")),
                                said(Role.USER, new Text("Hi")),
                                said(Role.SYSTEM, new Text("C"))),
                        target);
        assertThat(roles(body)).containsExactly("system", "user", "user");
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("A\n\nB");
    }

    @Test
    void saysThatAPictureWasLeftOut() {
        var image = new Media(Media.Kind.IMAGE, new Source.Url("https://example.com/a.png", null));
        var body = written(List.of(said(Role.USER, image)), DEEPSEEK);
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("[image left out]");
        assertThat(drops.names()).containsExactly("messages.image");
    }

    @Test
    void writesTextDocumentsAsText() {
        var document = new Media(Media.Kind.DOCUMENT, new Source.Plain("text/plain", "Once."));
        var body = written(List.of(said(Role.USER, document)), OPENAI);
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("Once.");
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> hello(",\"reasoning_effort\":\"huge\"")).hasMessageContaining("huge");
        assertThatThrownBy(() -> hello(",\"tool_choice\":\"maybe\"")).hasMessageContaining("maybe");
        assertThatThrownBy(() -> Wire.request("{\"model\":\"m\"}")).hasMessageContaining("messages");
        assertThatThrownBy(() -> Wire.request("{\"messages\":[{\"role\":\"cat\",\"content\":\"\"}]}"))
                .hasMessageContaining("cat");
    }

    @Test
    void readsTheSealInAnIdOfACall() {
        var id = CallIds.attach("call_1", new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "s"));
        var request =
                Wire.request(
                        """
                        {"model": "m", "messages": [
                          {"role": "assistant", "tool_calls": [
                            {"id": "%s", "type": "function", "function": {"name": "weigh", "arguments": "{}"}}]},
                          {"role": "tool", "tool_call_id": "%s", "content": "4"}]}
                        """
                                .formatted(id, id));
        assertThat(request.turns().getFirst().parts())
                .first()
                .isInstanceOf(ToolCall.class)
                .extracting(call -> ((ToolCall) call).seal())
                .isNotNull();
        var result = (ToolResult) request.turns().getLast().parts().getFirst();
        assertThat(result.callId()).isEqualTo("call_1");
        assertThat(result.tool()).isEqualTo(WEIGH);
    }
}
