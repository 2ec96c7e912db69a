package io.torouter.translation.anthropic;

import static io.torouter.translation.anthropic.Asked.HAIKU;
import static io.torouter.translation.anthropic.Asked.OPUS;
import static io.torouter.translation.anthropic.Asked.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Media;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.vendor.VendorRule;
import io.torouter.translation.vendor.Vendors;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class RequestWriterTest {
    private static final FunctionTool LOOK = new FunctionTool("look", "Looks.", null);

    private static Sampling sampling(Double temperature, Double topP) {
        return new Sampling(temperature, topP, null, null, null, null);
    }

    private static Limits limits(Long maxTokens, String... stop) {
        return new Limits(maxTokens, List.of(stop), null, false, null);
    }

    private static ServerTool server(Dialect vendor, String type) {
        return new ServerTool(vendor, type, Bodies.json("{\"type\": \"" + type + "\", \"name\": \"it\"}"));
    }

    private static ObjectNode schema(String json) {
        return Bodies.json(json);
    }

    @Test
    void anAnswerMayBeAsLongAsTheModelMakesIt() {
        assertThat(Asked.of(HAIKU, user("hi")).body().path("max_tokens").asInt()).isEqualTo(64_000);
        assertThat(Asked.of("glm-5", user("hi")).body().path("max_tokens").asInt()).isEqualTo(8_192);
        var target = new Target(HAIKU, 5_000, Bodies.target(HAIKU).vendor());
        var request = Bodies.decoded(Bodies.json("{\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}"));
        var wire = new AnthropicRequests().encode(request, target, new Drops(Dialect.OPENAI_CHAT));
        assertThat(wire.body().path("max_tokens").asInt()).isEqualTo(5_000);
    }

    @Test
    void moreThanTheModelCanIsCutByName() {
        var asked = Asked.of(HAIKU, user("hi")).limits(limits(100_000L));
        assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(64_000);
        assertThat(asked.dropped()).containsExactly("max_completion_tokens");
    }

    @Test
    void aTemperatureOfOthersIsBroughtIntoRangeByName() {
        var asked = Asked.of("claude-3-5-haiku-20241022", user("hi")).sampling(sampling(1.7, 0.9));
        assertThat(asked.body().path("temperature").asDouble()).isEqualTo(1);
        assertThat(asked.body().path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(asked.dropped()).containsExactly("temperature");
    }

    @Test
    void oneOfTemperatureAndTopPIsEnoughForModelsThatTakeOne() {
        var asked = Asked.of(HAIKU, user("hi")).sampling(sampling(0.5, 0.9));
        assertThat(asked.body().has("top_p")).isFalse();
        assertThat(asked.dropped()).containsExactly("top_p");
    }

    @Test
    void newerModelsAreToldNothingOfSampling() {
        var asked = Asked.of(OPUS, user("hi")).sampling(new Sampling(0.5, 0.9, 3L, 0.1, 0.0, 7L));
        assertThat(asked.dropped()).containsExactly("temperature", "top_p", "top_k", "frequency_penalty", "seed");
    }

    @Test
    void aStricterVersionIsWrittenForStricterHosts() {
        var rule =
                new VendorRule(
                        Dialect.ANTHROPIC_MESSAGES,
                        List.of(),
                        List.of(),
                        List.of(),
                        schema("{\"version\": \"2026-10-21\"}"));
        var vendor = Vendors.builtIn().with(List.of(rule)).of(Dialect.ANTHROPIC_MESSAGES, "anthropic", "host", HAIKU);
        var body =
                Bodies.json(
                        """
                        {"messages": [{"role": "user", "content": "hi"},
                                      {"role": "assistant", "content": [{"type": "text", "text": "so"},
                                         {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "d"}}]},
                                      {"role": "user", "content": [{"type": "text", "text": "x", "citations": [
                                         {"type": "char_location", "cited_text": "d", "document_index": 0}]}]}],
                         "max_tokens": 9, "temperature": 0.5}
                        """);
        var drops = new Drops(Dialect.ANTHROPIC_MESSAGES);
        var wire = new AnthropicRequests().encode(Bodies.decoded(body), new Target(HAIKU, 0, vendor), drops);
        assertThat(wire.headers()).containsEntry("anthropic-version", "2026-10-21");
        assertThat(drops.names()).containsExactly("messages.document", "messages.citations", "temperature");
    }

    @Test
    void featuresBringTheirBetas() {
        var tools = new Tools(List.of(server(Dialect.ANTHROPIC_MESSAGES, "computer_20250124"), LOOK), null, null);
        var file = new Media(Media.Kind.DOCUMENT, new Source.Stored(Dialect.ANTHROPIC_MESSAGES, "file_1", null));
        var headers = Asked.of(HAIKU, user(file)).tools(tools).wire().headers();
        assertThat(headers)
                .containsEntry("anthropic-version", "2023-06-01")
                .containsEntry("anthropic-beta", "files-api-2025-04-14,computer-use-2025-01-24");
        assertThat(Asked.of(HAIKU, user("hi")).wire().headers()).doesNotContainKey("anthropic-beta");
    }

    @Test
    void toolsOfOtherVendorsAreRefusedClearly() {
        var tools = new Tools(List.of(server(Dialect.GEMINI_GENERATE, "googleSearch")), null, null);
        assertThatThrownBy(() -> Asked.of(HAIKU, user("hi")).tools(tools).wire())
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("googleSearch")
                .hasMessageContaining("gemini.generate");
    }

    @Test
    void aSchemaSaysAtItsTopThatItIsAnObject() {
        var open = new FunctionTool("open", null, schema("{\"properties\": {}, \"anyOf\": [{}]}"));
        var asked = Asked.of(HAIKU, user("hi")).tools(new Tools(List.of(LOOK, open), null, null));
        var tools = asked.body().path("tools");
        assertThat(tools.path(0).path("input_schema")).isEqualTo(schema("{\"type\": \"object\", \"properties\": {}}"));
        assertThat(tools.path(1).path("input_schema")).isEqualTo(schema("{\"type\": \"object\", \"properties\": {}}"));
        assertThat(asked.dropped()).containsExactly("tools.function.parameters.anyOf");
    }

    @Test
    void strictToolsLoseWhatStrictSchemasMayNotHold() {
        var parameters =
                schema(
                        """
                        {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}, "required": ["n"],
                         "additionalProperties": false}
                        """);
        var strict = new FunctionTool(ToolKind.FUNCTION, null, "count", null, parameters, true, null, Extras.NONE);
        var asked = Asked.of(HAIKU, user("hi")).tools(new Tools(List.of(strict), null, null));
        assertThat(asked.body().path("tools").path(0).path("strict").asBoolean()).isTrue();
        assertThat(asked.dropped()).containsExactly("tools.function.parameters.minimum");
        var older = Asked.of("claude-sonnet-4-0", user("hi")).tools(new Tools(List.of(strict), null, null));
        assertThat(older.body().path("tools").path(0).path("input_schema")).isEqualTo(parameters);
        assertThat(older.dropped()).containsExactly("tools.strict");
    }

    @Test
    void choicesAreSaidInTheVendorsWords() {
        var look = ToolRef.function("look");
        assertThat(choice(new ToolChoice.Auto(), null)).isEqualTo("{\"type\":\"auto\"}");
        assertThat(choice(new ToolChoice.None(), false)).isEqualTo("{\"type\":\"none\"}");
        assertThat(choice(new ToolChoice.Required(), false))
                .isEqualTo("{\"type\":\"any\",\"disable_parallel_tool_use\":true}");
        assertThat(choice(new ToolChoice.Named(look), null)).isEqualTo("{\"type\":\"tool\",\"name\":\"look\"}");
        assertThat(choice(new ToolChoice.Allowed(true, List.of(look)), null)).isEqualTo("{\"type\":\"any\"}");
        assertThat(choice(null, false)).isEqualTo("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
        assertThat(choice(null, true)).isEmpty();
    }

    private static String choice(ToolChoice choice, Boolean parallel) {
        var tools = new Tools(List.of(LOOK, new FunctionTool("other", null, null)), choice, parallel);
        var body = Asked.of(HAIKU, user("hi")).tools(tools).body();
        assertThat(body.path("tools").size()).isEqualTo(choice instanceof ToolChoice.Allowed ? 1 : 2);
        return body.path("tool_choice").toString();
    }

    @Test
    void newestModelsAreNotForcedToCall() {
        var asked =
                Asked.of("claude-opus-5-5", user("hi"))
                        .tools(new Tools(List.of(LOOK), new ToolChoice.Required(), null));
        assertThat(asked.body().path("tool_choice").path("type").asText()).isEqualTo("auto");
        assertThat(asked.dropped()).containsExactly("tool_choice");
    }

    @Test
    void aSchemaForTheAnswerIsClosedAndReduced() {
        var format =
                new OutputFormat.JsonSchema(
                        "x",
                        null,
                        schema(
                                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"maxLength\":"
                                        + " 5}}}"),
                        true);
        var asked = Asked.of(HAIKU, user("hi")).format(format);
        assertThat(asked.body().path("output_config").path("format"))
                .isEqualTo(
                        schema(
                                """
                                {"type": "json_schema", "schema": {"type": "object", "properties": {"a": {"type": "string"}},
                                 "additionalProperties": false}}
                                """));
        assertThat(asked.dropped()).containsExactly("response_format.maxLength");
    }

    @Test
    void aFormatThatTheModelDoesNotKnowIsLeftOutByName() {
        var schema = new OutputFormat.JsonSchema(null, null, schema("{\"type\": \"object\"}"), null);
        assertThat(Asked.of("claude-sonnet-4-0", user("hi")).format(schema).dropped())
                .containsExactly("response_format");
        assertThat(Asked.of(HAIKU, user("hi")).format(new OutputFormat.JsonObject()).dropped())
                .containsExactly("response_format");
    }

    @Test
    void atMostFourPlacesAreMarkedForTheCache() {
        var parts = IntStream.range(0, 6).mapToObj(i -> (Part) marked("t" + i)).toArray(Part[]::new);
        var asked = Asked.of(HAIKU, user(parts));
        var marks = new ArrayList<Boolean>();
        asked.body().path("messages").path(0).path("content").forEach(block -> marks.add(block.has("cache_control")));
        assertThat(marks).containsExactly(false, false, true, true, true, true);
        assertThat(asked.dropped()).containsExactly("cache_control");
    }

    private static Text marked(String text) {
        return new Text(text, List.of(), null, new CacheMark("1h"), Extras.NONE);
    }

    @Test
    void theCallerIsNamedAsFarAsTheVendorListens() {
        var caller = new Caller("user-1", Map.of("team", "x"), "key", ServiceTier.FLEX);
        var asked = Asked.of(HAIKU, user("hi")).caller(caller);
        assertThat(asked.body().path("metadata")).isEqualTo(schema("{\"user_id\": \"user-1\"}"));
        assertThat(asked.dropped()).containsExactly("service_tier", "prompt_cache_key", "metadata");
    }

    @Test
    void stopSequencesOfBlanksAreLeftOutByName() {
        var asked = Asked.of(HAIKU, user("hi")).limits(limits(5L, "\n\n", "END"));
        assertThat(asked.body().path("stop_sequences").toString()).isEqualTo("[\"END\"]");
        assertThat(asked.dropped()).containsExactly("stop");
    }

    @Test
    void equalRequestsGiveEqualBytes() {
        var body = Bodies.sample("request.json");
        var first = Bodies.encoded(Bodies.decoded(Bodies.json(body)), HAIKU, new Drops(Dialect.OPENAI_CHAT));
        for (int i = 0; i < 100; i++) {
            var again = Bodies.encoded(Bodies.decoded(Bodies.json(body)), HAIKU, new Drops(Dialect.OPENAI_CHAT));
            assertThat(again.body().toString()).isEqualTo(first.body().toString());
        }
    }
}
