package io.torouter.translation.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.SealedText;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ResponsesRequestsTest {
    private final Drops drops = new Drops(Dialect.OPENAI_RESPONSES);

    private static Turn turn(Role role, Part... parts) {
        return new Turn(role, List.of(parts));
    }

    private static GenerationRequest plain() {
        return Samples.request("{\"model\": \"m\", \"input\": \"Hi\"}");
    }

    private JsonNode input(Turn... turns) {
        return Samples.encoded(plain().withTurns(List.of(turns)), "gpt-5.5", drops).path("input");
    }

    private static List<String> types(JsonNode items) {
        var types = new ArrayList<String>();
        items.forEach(item -> types.add(item.path("type").asText()));
        return types;
    }

    @Test
    void aRequestThatUsesAllComesBackAsItWas() {
        var body = Samples.resource("request.json");
        assertThat(Samples.encoded(Samples.request(body), "gpt-5.5", drops)).isEqualTo(body);
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void whatTheModelDidInARowIsOneTurn() {
        var request = Samples.request(Samples.resource("request.json"));
        assertThat(request.turns())
                .extracting(Turn::role)
                .containsExactly(
                        Role.SYSTEM,
                        Role.DEVELOPER,
                        Role.USER,
                        Role.ASSISTANT,
                        Role.TOOL,
                        Role.ASSISTANT,
                        Role.TOOL,
                        Role.USER);
    }

    @Test
    void resultsKnowTheToolThatWasCalled() {
        var turns = Samples.request(Samples.resource("request.json")).turns();
        assertThat(turns.get(4).parts())
                .extracting(part -> ((ToolResult) part).tool())
                .containsExactly(
                        new ToolRef(ToolKind.FUNCTION, "agents", "spawn"),
                        new ToolRef(ToolKind.CUSTOM, null, "patch"),
                        new ToolRef(ToolKind.TOOL_SEARCH, null, "tool_search"));
    }

    @Test
    void toolsThatASearchFoundMayBeCalled() {
        var tools = Samples.request(Samples.resource("request.json")).tools().definitions();
        assertThat(tools).filteredOn(tool -> tool instanceof FunctionTool f && f.name().equals("send_mail")).hasSize(1);
    }

    @Test
    void idsOfItemsGoToNobodyWhoStoresNothing() {
        var body = Samples.resource("request.json").put("store", false);
        var encoded = Samples.encoded(Samples.request(body), "gpt-5.5", drops);
        encoded.path("input")
                .forEach(item -> {
                    if (!item.path("type").asText().matches("web_search_call|compaction")) {
                        assertThat(item.has("id")).as(item.toString()).isFalse();
                    }
                });
    }

    @Test
    void nothingIsStoredUnlessTheClientSaysSo() {
        assertThat(Samples.encoded(plain(), "gpt-5.5", drops).path("store")).hasToString("false");
    }

    @Test
    void reasoningIsAskedForSealedWhereTheModelReasons() {
        assertThat(Samples.encoded(plain(), "gpt-5.5", drops).path("include"))
                .hasToString("[\"reasoning.encrypted_content\"]");
        assertThat(Samples.encoded(plain(), "gpt-4o", drops).has("include")).isFalse();
    }

    @Test
    void leadingInstructionsStandAtTheTopAndLaterOnesInPlace() {
        var request =
                plain().withTurns(
                                List.of(
                                        turn(Role.SYSTEM, new Text("A")),
                                        turn(Role.DEVELOPER, new Text("B")),
                                        turn(Role.USER, new Text("C")),
                                        turn(Role.SYSTEM, new Text("D"))));
        var body = Samples.encoded(request, "gpt-5.5", drops);
        assertThat(body.path("instructions").asText()).isEqualTo("A\n\nB");
        assertThat(body.path("input")).extracting(item -> item.path("role").asText()).containsExactly("user", "system");
    }

    @Test
    void anotherVendorsReasoningIsLeftOutByName() {
        var seal = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "sig");
        var thought = new Thought(null, List.of(), "Hm", seal, Extras.NONE);
        var items = input(turn(Role.ASSISTANT, thought, new Text("Yes")));
        assertThat(types(items)).containsExactly("message");
        assertThat(drops.names()).containsExactly("input.encrypted_content", "input.reasoning");
    }

    @Test
    void theGatewaysNameForAnothersReasoningIsNotLookedForWhereItemsAreKept() {
        var request =
                Samples.request(
                        """
                        {"model": "m", "store": true, "input": [
                          {"role": "user", "content": "hi"},
                          {"type": "reasoning", "id": "rs_ours", "summary": [], "encrypted_content": "%s"},
                          {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Yes"}]}
                        ]}
                        """
                                .formatted(SealedText.NOBODYS));
        var body = Samples.encoded(request, "gpt-5.5", drops);
        assertThat(types(body.path("input"))).containsExactly("message", "message");
        assertThat(drops.names()).containsExactly("input.reasoning");
    }

    @Test
    void reasoningWithoutAnItemBehindItIsLeftOutByName() {
        var seal = new Seal(Dialect.OPENAI_RESPONSES, Seal.Kind.CONTENT, "gAAA");
        var thought = new Thought("rs_1", List.of(), "", seal, Extras.NONE);
        assertThat(input(turn(Role.ASSISTANT, thought))).isEmpty();
        assertThat(drops.names()).containsExactly("input.reasoning");
    }

    @Test
    void ownReasoningComesBackThroughAForeignClient() {
        var seal = new Seal(Dialect.OPENAI_RESPONSES, Seal.Kind.CONTENT, "gAAA");
        var back =
                SealedText.read(
                        Dialect.ANTHROPIC_MESSAGES,
                        Seal.Kind.SIGNATURE,
                        SealedText.in(Dialect.ANTHROPIC_MESSAGES, seal));
        var thought = new Thought(null, List.of("Hm"), "", back, Extras.NONE);
        var items = input(turn(Role.ASSISTANT, thought, new ToolCall("c", ToolRef.function("f"), "{}")));
        assertThat(types(items)).containsExactly("reasoning", "function_call", "function_call_output");
        assertThat(items.get(0).path("encrypted_content").asText()).isEqualTo("gAAA");
    }

    @Test
    void aSealOfGeminisReturnsToTheTextBeforeIt() {
        var sealed = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var request =
                Samples.request(
                        """
                        {"input": [
                          {"role": "assistant", "content": "Hi"},
                          {"type": "reasoning", "summary": [], "encrypted_content": "%s"}]}
                        """
                                .formatted(SealedText.in(Dialect.OPENAI_RESPONSES, sealed)));
        assertThat(request.turns().getFirst().parts())
                .singleElement()
                .satisfies(part -> assertThat(((Text) part).seal()).isEqualTo(sealed));
    }

    @Test
    void callsAndResultsAreMadePairs() {
        var items =
                input(
                        turn(Role.ASSISTANT, new ToolCall("a", ToolRef.function("f"), "{}")),
                        turn(
                                Role.TOOL,
                                new ToolResult("lost", null, List.of(new Text("42")), false, null, Extras.NONE)));
        assertThat(types(items)).containsExactly("function_call", "function_call_output", "message");
        assertThat(items.get(2).at("/content/0/text").asText()).isEqualTo("42");
    }

    @Test
    void longIdsOfCallsAreShortenedAlike() {
        var id = "x".repeat(100);
        var result = new ToolResult(id, null, List.of(new Text("42")), false, null, Extras.NONE);
        var items =
                input(
                        turn(Role.ASSISTANT, new ToolCall(id, ToolRef.function("f"), "{}")),
                        turn(Role.USER, result, new Text("Go on")));
        assertThat(types(items)).containsExactly("function_call", "function_call_output", "message");
        assertThat(items.get(0).path("call_id").asText()).hasSize(64).isEqualTo(items.get(1).path("call_id").asText());
    }

    @Test
    void aSchemaThatIsStrictByNameOnlyIsNotAskedToBe() {
        var schema = Samples.json("{\"type\": \"object\", \"properties\": {\"a\": {}}}");
        var tool = new FunctionTool(ToolKind.FUNCTION, null, "f", null, schema, true, null, Extras.NONE);
        var tools = new Tools(List.of(tool, new FunctionTool("g", null, null)), null, null);
        var written = Samples.encoded(plain().withTools(tools), "gpt-5.5", drops).path("tools");
        assertThat(written).extracting(each -> each.path("strict").asBoolean(true)).containsExactly(false, false);
        assertThat(written.get(1).at("/parameters/type").asText()).isEqualTo("object");
        assertThat(drops.names()).containsExactly("tools.strict");
    }

    @Test
    void effortsAreTheNearestThatTheModelTakes() {
        assertThat(effort(Thinking.Mode.ON, Thinking.Effort.MAX, null, "gpt-5.1")).isEqualTo("high");
        assertThat(effort(Thinking.Mode.OFF, null, null, "gpt-5-mini")).isEqualTo("minimal");
        assertThat(effort(Thinking.Mode.ON, null, 20_000L, "gpt-5.5")).isEqualTo("high");
        assertThat(effort(Thinking.Mode.ADAPTIVE, null, null, "gpt-5.5")).isEqualTo("medium");
        assertThat(effort(Thinking.Mode.UNSAID, null, null, "gpt-5.5")).isEmpty();
    }

    private String effort(Thinking.Mode mode, Thinking.Effort effort, Long budget, String model) {
        var request = plain().withThinking(new Thinking(mode, effort, budget, null, false));
        return Samples.encoded(request, model, drops).at("/reasoning/effort").asText();
    }

    @Test
    void aLimitBelowWhatTheApiTakesIsRaisedByName() {
        var request = Samples.request("{\"input\": \"Hi\", \"max_output_tokens\": 1}");
        assertThat(Samples.encoded(request, "gpt-5.5", drops).path("max_output_tokens").asInt()).isEqualTo(16);
        assertThat(drops.names()).containsExactly("max_output_tokens");
    }

    @Test
    void temperaturesGoToModelsThatTakeThem() {
        var request = Samples.request("{\"input\": \"Hi\", \"temperature\": 0.5}");
        assertThat(Samples.encoded(request, "gpt-4o", drops).path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(drops.names()).isEmpty();
        assertThat(Samples.encoded(request, "gpt-5-mini", drops).has("temperature")).isFalse();
        assertThat(drops.names()).containsExactly("temperature");
    }

    @Test
    void jsonIsAskedForInWordsWhereNobodyDid() {
        var request = Samples.request("{\"input\": \"Hi\", \"text\": {\"format\": {\"type\": \"json_object\"}}}");
        assertThat(Samples.encoded(request, "gpt-5.5", drops).path("input")).hasSize(2);
        var asked = Samples.request("{\"input\": \"In JSON\", \"text\": {\"format\": {\"type\": \"json_object\"}}}");
        assertThat(Samples.encoded(asked, "gpt-5.5", drops).path("input")).hasSize(1);
    }

    @Test
    void refusalsSayWhatCameAndWhere() {
        assertThatThrownBy(() -> Samples.request("{\"input\": [{\"role\": \"robot\", \"content\": \"Hi\"}]}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("input.role")
                .hasMessageContaining("robot");
        assertThatThrownBy(() -> Samples.request("{\"input\": [{\"role\": \"user\", \"content\": 7}]}"))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("input.content");
    }

    @Test
    void anotherVendorsToolIsRefusedByName() {
        var tool = new ServerTool(Dialect.GEMINI_GENERATE, "googleSearch", Samples.json("{}"));
        var tools = new Tools(List.of(tool), null, null);
        assertThatThrownBy(() -> Samples.encoded(plain().withTools(tools), "gpt-5.5", drops))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("googleSearch");
    }

    @Test
    void cacheMarksGoToModelsThatTakeThem() {
        var body =
                """
                {"input": [{"role": "user", "content": [{"type": "input_text", "text": "Hi",
                  "prompt_cache_breakpoint": {"mode": "explicit", "ttl": "12h"}}]}]}
                """;
        assertThat(Samples.encoded(Samples.request(body), "gpt-5.6", drops).at("/input/0/content/0"))
                .isEqualTo(Samples.json(body).at("/input/0/content/0"));
        assertThat(drops.names()).isEmpty();
        Samples.encoded(Samples.request(body), "gpt-5.5", drops);
        assertThat(drops.names()).containsExactly("cache_control");
    }

    @Test
    void whatBothOfOpenAisApisKnowIsSharedByThem() {
        var chat = Samples.json("{\"prompt_cache_retention\": \"24h\", \"web_search_options\": {}}");
        var extras = new Members(chat, "").rest(Dialect.OPENAI_CHAT);
        var plain = plain();
        var request =
                new GenerationRequest(
                        "m",
                        false,
                        plain.turns(),
                        plain.tools(),
                        null,
                        plain.output(),
                        plain.thinking(),
                        plain.sampling(),
                        plain.limits(),
                        plain.caller(),
                        extras);
        assertThat(Samples.encoded(request, "gpt-5.5", drops).path("prompt_cache_retention").asText()).isEqualTo("24h");
        assertThat(drops.names()).containsExactly("web_search_options");
    }
}
