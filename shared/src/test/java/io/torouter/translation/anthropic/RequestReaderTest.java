package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.SealedText;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private static final GenerationRequest SAMPLE = Bodies.decoded(Bodies.json(Bodies.sample("request.json")));

    private static GenerationRequest read(String message) {
        return Bodies.decoded(Bodies.json("{\"messages\": [" + message + "]}"));
    }

    @Test
    void everythingComesOutAgain() {
        var body = Bodies.json(Bodies.sample("request.json"));
        var drops = new Drops(Dialect.ANTHROPIC_MESSAGES);
        var written = Bodies.encoded(SAMPLE, "claude-haiku-4-5", drops);
        assertThat(Bodies.plain(Bodies.json(written.body().toString()))).isEqualTo(Bodies.plain(body));
        assertThat(drops.names()).isEmpty();
        assertThat(written.headers().get("anthropic-beta"))
                .isEqualTo(
                        "files-api-2025-04-14,mcp-client-2025-11-20,skills-2025-10-02,context-management-2025-06-27");
    }

    @Test
    void whatHasNoPlaceIsNamedForOthersByItsPath() {
        var drops = new Drops(Dialect.ANTHROPIC_MESSAGES);
        SAMPLE.extras().writeTo(Bodies.json("{}"), Dialect.OPENAI_CHAT, drops);
        assertThat(drops.names()).containsExactly("mcp_servers", "container", "context_management", "inference_geo");
    }

    @Test
    void partsAreReadAsWhatTheyAre() {
        var user = SAMPLE.turns().get(1).parts();
        assertThat(user.get(1))
                .isInstanceOfSatisfying(
                        Media.class,
                        image ->
                                assertThat(image.source())
                                        .isEqualTo(new Source.Url("https://example.com/a.png", null)));
        assertThat(user.get(7))
                .isInstanceOfSatisfying(
                        Media.class, found -> assertThat(found.source()).isInstanceOf(Source.Composed.class));
        assertThat(user.get(8)).isInstanceOf(VendorPart.class);
        var results = SAMPLE.turns().get(3).parts();
        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        ToolResult.class, result -> assertThat(result.tool()).isEqualTo(ToolRef.function("measure")));
        assertThat(results.get(1))
                .isInstanceOfSatisfying(ToolResult.class, result -> assertThat(result.error()).isTrue());
        assertThat(SAMPLE.tools().definitions().get(2)).isInstanceOf(ServerTool.class);
        assertThat(SAMPLE.tools().parallel()).isFalse();
    }

    @Test
    void aSystemMessageStaysInItsPlace() {
        var request =
                read("{\"role\": \"user\", \"content\": \"hi\"}, {\"role\": \"system\", \"content\": \"be brief\"}");
        assertThat(request.turns()).extracting(turn -> turn.role()).containsExactly(Role.USER, Role.SYSTEM);
    }

    @Test
    void sealsOfOthersAreReadBackFromSignaturesAndIds() {
        var encrypted = new Seal(Dialect.OPENAI_RESPONSES, Seal.Kind.CONTENT, "enc");
        var bound = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var id = CallIds.attach("call_1", bound);
        var request =
                read(
                        """
                        {"role": "assistant", "content": [
                          {"type": "thinking", "thinking": "hm", "signature": "%s"},
                          {"type": "tool_use", "id": "%s", "name": "look", "input": {}}]},
                        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "%s", "content": "x"}]}
                        """
                                .formatted(SealedText.wrapped(encrypted), id, id));
        var parts = request.turns().get(0).parts();
        assertThat(((Thought) parts.get(0)).seal()).isEqualTo(encrypted);
        assertThat(((ToolCall) parts.get(1)).id()).isEqualTo("call_1");
        assertThat(((ToolCall) parts.get(1)).seal()).isEqualTo(bound);
        assertThat(((ToolResult) request.turns().get(1).parts().get(0)).callId()).isEqualTo("call_1");
    }

    @Test
    void theOlderNameOfAFormatIsReadToo() {
        var request =
                Bodies.decoded(
                        Bodies.json(
                                """
                                {"messages": [{"role": "user", "content": "x"}], "output_format": {"type": "json_schema", "schema": {"type": "object"}}}
                                """));
        assertThat(request.format()).isInstanceOf(OutputFormat.JsonSchema.class);
    }

    @Test
    void anEffortIsNoSwitchForThinking() {
        var request =
                Bodies.decoded(
                        Bodies.json(
                                "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"output_config\":"
                                        + " {\"effort\": \"max\"}}"));
        assertThat(request.thinking())
                .isEqualTo(new Thinking(Thinking.Mode.UNSAID, Thinking.Effort.MAX, null, null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; missing: messages",
                "{\"messages\": \"hi\"}; expected messages to be an array, came: string",
                "{\"messages\": [{\"role\": \"bot\", \"content\": \"hi\"}]}; came: bot",
                "{\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \"x\"}]}]}; missing:"
                        + " messages.content.type",
                "{\"messages\": []}; at least one message",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"thinking\": {\"type\": \"hard\"}}; came:"
                        + " hard",
                "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"tool_choice\": {\"type\": \"maybe\"}};"
                        + " came: maybe"
            })
    void whatIsNotOfTheDialectIsRefusedWithItsPlace(String body, String message) {
        assertThatThrownBy(() -> Bodies.decoded(Bodies.json(body)))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining(message);
    }
}
