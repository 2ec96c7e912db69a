package io.torouter.translation.anthropic;

import static io.torouter.translation.anthropic.Asked.HAIKU;
import static io.torouter.translation.anthropic.Asked.OPUS;
import static io.torouter.translation.anthropic.Asked.assistant;
import static io.torouter.translation.anthropic.Asked.call;
import static io.torouter.translation.anthropic.Asked.result;
import static io.torouter.translation.anthropic.Asked.system;
import static io.torouter.translation.anthropic.Asked.thought;
import static io.torouter.translation.anthropic.Asked.tool;
import static io.torouter.translation.anthropic.Asked.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConversationWriterTest {
    private static final Media IMAGE = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "AAAA"));

    private static JsonNode messages(Asked asked) {
        return asked.body().path("messages");
    }

    private static JsonNode json(String array) {
        return Bodies.json("{\"v\":" + array + "}").path("v");
    }

    @Test
    void leadingSystemTurnsBecomeTheSystemPrompt() {
        var body = Asked.of(HAIKU, system("a"), system("b"), user("hi")).body();
        assertThat(body.path("system"))
                .isEqualTo(
                        json(
                                """
                                [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]
                                """));
        assertThat(body.path("messages")).isEqualTo(json("[{\"role\": \"user\", \"content\": \"hi\"}]"));
    }

    @Test
    void theLastOfNothingButSystemTurnsIsWhatTheUserSays() {
        var body = Asked.of(HAIKU, system("a"), system("b")).body();
        assertThat(body.path("system").asText()).isEqualTo("a");
        assertThat(body.path("messages")).isEqualTo(json("[{\"role\": \"user\", \"content\": \"b\"}]"));
    }

    @Test
    void laterSystemTurnsStayWhereTheModelTakesThem() {
        var turns = List.of(user("hi"), system("be brief"), assistant(new Text("yes")), user("go"));
        assertThat(messages(Asked.of(OPUS, turns.toArray(io.torouter.canonical.Turn[]::new))))
                .isEqualTo(
                        json(
                                """
                                [{"role": "user", "content": "hi"}, {"role": "system", "content": "be brief"},
                                 {"role": "assistant", "content": "yes"}, {"role": "user", "content": "go"}]
                                """));
    }

    @Test
    void laterSystemTurnsAreSaidByTheUserElsewhere() {
        var turns = List.of(user("hi"), system("be brief"), assistant(new Text("yes")), user("go"));
        assertThat(messages(Asked.of(HAIKU, turns.toArray(io.torouter.canonical.Turn[]::new))).path(0))
                .isEqualTo(
                        json("""
                        [{"role": "user", "content": [{"type": "text", "text": "hi"}, {"type": "text", "text": "be brief"}]}]
                        """)
                                .path(0));
    }

    @Test
    void turnsOfOneRoleBecomeOne() {
        var messages = messages(Asked.of(HAIKU, user("a"), user("b"), assistant(new Text("c")), user("d")));
        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "user");
        assertThat(messages.path(0).path("content").findValuesAsText("text")).containsExactly("a", "b");
    }

    @Test
    void aUserSpeaksFirst() {
        var messages = messages(Asked.of(HAIKU, assistant(new Text("hello")), user("hi")));
        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "user");
        assertThat(messages.path(0).path("content").asText()).isNotBlank();
    }

    @Test
    void blankTextsAreLeftOut() {
        var messages =
                messages(Asked.of(HAIKU, user("a"), assistant(new Text(" \n")), user(new Text(""), new Text("b"))));
        assertThat(messages.findValuesAsText("role")).containsExactly("user");
        assertThat(messages.path(0).path("content").findValuesAsText("text")).containsExactly("a", "b");
    }

    @Test
    void resultsComeTogetherAndFirstInTheOrderOfTheCalls() {
        var asked =
                Asked.of(
                        HAIKU,
                        user("go"),
                        assistant(new Text("wait"), call("a"), call("b")),
                        tool(result("b")),
                        user("and hurry"),
                        tool(result("a")));
        assertThat(messages(asked).path(2).path("content"))
                .isEqualTo(
                        json(
                                """
                                [{"type": "tool_result", "tool_use_id": "a", "content": "seen a"},
                                 {"type": "tool_result", "tool_use_id": "b", "content": "seen b"},
                                 {"type": "text", "text": "and hurry"}]
                                """));
    }

    @Test
    void aLateResultStandsBehindItsCall() {
        var asked =
                Asked.of(
                        HAIKU,
                        user("go"),
                        assistant(call("a")),
                        user("hm"),
                        assistant(new Text("so")),
                        tool(result("a")));
        var messages = messages(asked);
        assertThat(messages.path(2).path("content").path(0).path("content").asText()).isEqualTo("seen a");
        assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant", "user", "assistant");
    }

    @Test
    void aCallWithoutAResultGetsOneThatSaysSo() {
        var content = messages(Asked.of(HAIKU, user("go"), assistant(call("a")), user("hm"))).path(2).path("content");
        assertThat(content.path(0).path("tool_use_id").asText()).isEqualTo("a");
        assertThat(content.path(0).path("is_error").asBoolean()).isTrue();
        assertThat(content.path(1).path("text").asText()).isEqualTo("hm");
    }

    @Test
    void aResultWithoutACallIsToldAsContent() {
        var messages = messages(Asked.of(HAIKU, user("go"), tool(result("nobody"))));
        assertThat(messages.path(0).path("content").findValuesAsText("text")).containsExactly("go", "seen nobody");
    }

    @Test
    void callsWithOneIdGetIdsOfTheirOwn() {
        var asked =
                Asked.of(
                        HAIKU,
                        user("go"),
                        assistant(call("x")),
                        tool(result("x", new Text("1"))),
                        assistant(call("x")),
                        tool(result("x", new Text("2"))));
        var messages = messages(asked);
        var first = messages.path(1).path("content").path(0).path("id").asText();
        var second = messages.path(3).path("content").path(0).path("id").asText();
        assertThat(first).isNotEqualTo(second);
        assertThat(messages.path(2).path("content").path(0).path("tool_use_id").asText()).isEqualTo(first);
        assertThat(messages.path(4).path("content").path(0).path("tool_use_id").asText()).isEqualTo(second);
        assertThat(messages.path(4).path("content").path(0).path("content").asText()).isEqualTo("2");
    }

    @Test
    void idsThatTheVendorRefusesAreMadeToFitInCallAndResult() {
        var messages =
                messages(
                        Asked.of(
                                HAIKU,
                                user("go"),
                                assistant(call("functions.look:0")),
                                tool(result("functions.look:0"))));
        var id = messages.path(1).path("content").path(0).path("id").asText();
        assertThat(id).matches("[a-zA-Z0-9_-]{1,64}");
        assertThat(messages.path(2).path("content").path(0).path("tool_use_id").asText()).isEqualTo(id);
    }

    @Test
    void argumentsThatAreNoObjectStandInOne() {
        var torn = new ToolCall("a", ToolRef.function("look"), "{\"at\":");
        var none = new ToolCall("b", ToolRef.function("look"), "");
        var content = messages(Asked.of(HAIKU, user("go"), assistant(torn, none))).path(1).path("content");
        assertThat(content.path(0).path("input")).isEqualTo(Bodies.json("{\"input\": \"{\\\"at\\\":\"}"));
        assertThat(content.path(1).path("input")).isEqualTo(Bodies.json("{}"));
    }

    @Test
    void aResultCanShowAnImage() {
        var shown = result("a", new Text("look"), IMAGE);
        var content = messages(Asked.of(HAIKU, user("go"), assistant(call("a")), tool(shown))).path(2).path("content");
        assertThat(content.path(0).path("content"))
                .isEqualTo(
                        json(
                                """
                                [{"type": "text", "text": "look"},
                                 {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}]
                                """));
    }

    @Test
    void anErrorThatShowsAnImageIsNoErrorAnyMore() {
        var failed = new ToolResult("a", null, List.of(IMAGE), true, null, Extras.NONE);
        var asked = Asked.of(HAIKU, user("go"), assistant(call("a")), tool(failed));
        assertThat(messages(asked).path(2).path("content").path(0).has("is_error")).isFalse();
        assertThat(asked.dropped()).containsExactly("messages.is_error");
    }

    @Test
    void thoughtsOfOthersAreLeftOutByName() {
        var asked =
                Asked.of(HAIKU, user("go"), assistant(thought(Dialect.GEMINI_GENERATE), new Text("yes")), user("on"));
        assertThat(messages(asked).path(1).path("content").asText()).isEqualTo("yes");
        assertThat(asked.dropped()).containsExactly("messages.reasoning", "messages.reasoning_details");
    }

    @Test
    void ownThoughtsGoBackFirst() {
        var asked =
                Asked.of(
                        HAIKU, user("go"), assistant(new Text("yes"), thought(Dialect.ANTHROPIC_MESSAGES)), user("on"));
        assertThat(messages(asked).path(1).path("content"))
                .isEqualTo(
                        json(
                                """
                                [{"type": "thinking", "thinking": "hm", "signature": "sig"}, {"type": "text", "text": "yes"}]
                                """));
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void aTurnOfNothingButThoughtsIsLeftOutByName() {
        var asked = Asked.of(HAIKU, user("go"), assistant(thought(Dialect.ANTHROPIC_MESSAGES)), user("on"));
        assertThat(messages(asked).findValuesAsText("role")).containsExactly("user");
        assertThat(asked.dropped()).containsExactly("messages.reasoning");
    }

    @Test
    void aBeginningOfTheAnswerEndsWithoutASpace() {
        var asked = Asked.of(HAIKU, user("go"), assistant(new Text("Once upon a time \n")));
        assertThat(messages(asked).path(1).path("content").asText()).isEqualTo("Once upon a time");
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void aBeginningOfTheAnswerIsLeftOutWhereTheModelRefusesIt() {
        var asked = Asked.of(OPUS, user("go"), assistant(new Text("Once")));
        assertThat(messages(asked).findValuesAsText("role")).containsExactly("user");
        assertThat(asked.dropped()).containsExactly("messages.assistant");
    }

    @Test
    void imagesThatTheModelMadeAreLeftOutByName() {
        var asked = Asked.of(HAIKU, user("draw"), assistant(new Text("here"), IMAGE), user("bigger"));
        assertThat(messages(asked).path(1).path("content").asText()).isEqualTo("here");
        assertThat(asked.dropped()).containsExactly("messages.image_url");
    }
}
