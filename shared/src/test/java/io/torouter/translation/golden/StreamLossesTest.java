package io.torouter.translation.golden;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_CHAT;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.Framing;
import io.torouter.dialect.Dialect;
import io.torouter.translation.grid.ClientForm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** A stream's head has left when the stream meets what its client's dialect cannot say. */
class StreamLossesTest {
    private static final String CODE =
            """
            {"candidates":[{"content":{"role":"model","parts":[
              {"executableCode":{"language":"PYTHON","code":"1"}},{"text":"One"}]},"finishReason":"STOP","index":0}]}
            """
                    .replace("\n", "");
    private static final String CHOICES =
            """
            data: {"id":"c","choices":[{"index":0,"delta":{"content":"A"},"logprobs":{"content":[{"token":"A","logprob":-1}]}}]}

            data: {"id":"c","choices":[{"index":1,"delta":{"content":"B"}}]}

            data: {"id":"c","choices":[{"index":1,"delta":{"content":"C"}}]}

            """;
    private static final String END =
            """
            data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"c","choices":[{"index":1,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    private static final String SEARCHED =
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"m"}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    /** What a client got, and what was lost on the way to it. */
    private record Got(String text, List<String> dropped) {}

    private static Got got(Rendering.Started started, String body, int piece) {
        var text = new String(Rendering.feed(started.answer(), body.getBytes(UTF_8), piece), UTF_8);
        return new Got(text, started.by().dropped());
    }

    private static Got streamed(Dialect upstream, Dialect client, String body) {
        return got(Rendering.answer(upstream, client, Framing.SSE, ClientForm.EVENTS), body, 7);
    }

    @ParameterizedTest
    @EnumSource(names = "GEMINI_GENERATE", mode = EnumSource.Mode.EXCLUDE)
    void aCommentNamesThemAheadOfTheEnd(Dialect client) {
        var got = streamed(GEMINI_GENERATE, client, "data: " + CODE + "\n\n");

        var comment = ": x-torouter-dropped " + got.dropped().getFirst() + "\n\n";
        assertThat(got.dropped()).hasSize(1);
        assertThat(got.text()).containsOnlyOnce(comment).contains("One");
        assertThat(got.text().substring(got.text().indexOf(comment)))
                .containsAnyOf("[DONE]", "response.completed", "message_stop");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANTHROPIC_MESSAGES", "OPENAI_RESPONSES"})
    void eachStandsOnceAndInTheOrderOfTheAlphabet(Dialect client) {
        var got = streamed(OPENAI_CHAT, client, CHOICES + END);

        var names = client == ANTHROPIC_MESSAGES ? "logprobs,n" : "n";
        assertThat(got.text()).containsOnlyOnce("\n\n: x-torouter-dropped " + names + "\n\n");
        assertThat(got.dropped()).containsExactlyInAnyOrder(names.split(","));
    }

    @Test
    void anErrorIsAnEndToo() {
        var got = streamed(OPENAI_CHAT, OPENAI_RESPONSES, CHOICES + "data: {\"error\":{\"message\":\"no\"}}\n\n");

        assertThat(got.text().indexOf(": x-torouter-dropped n\n\n")).isBetween(0, got.text().indexOf("event: error"));
    }

    @Test
    void aStreamThatIsCutHasLostThemAllTheSame() {
        assertThat(streamed(OPENAI_CHAT, OPENAI_RESPONSES, CHOICES).dropped()).containsExactly("n");
    }

    @ParameterizedTest
    @EnumSource(names = {"EVENTS", "ARRAY"})
    void clientsOfGeminiAreToldNoneForTheyTakeNoComments(ClientForm form) {
        var got = got(Rendering.answer(ANTHROPIC_MESSAGES, GEMINI_GENERATE, Framing.SSE, form), SEARCHED, 7);

        assertThat(got.dropped()).containsExactly("contents.parts");
        assertThat(got.text()).doesNotContain("x-torouter-dropped").contains("finishReason");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void aDocumentThatIsToldAsAStreamNamesTheSame(int piece) {
        var started = Rendering.answer(GEMINI_GENERATE, OPENAI_CHAT, Framing.JSON, ClientForm.EVENTS);

        var got = got(started, CODE, piece);

        assertThat(got.text()).containsOnlyOnce(": x-torouter-dropped messages.content\n\n");
        assertThat(got.dropped()).containsExactly("messages.content");
    }

    @Test
    void whereNothingIsLostNothingIsSaid() {
        var got = streamed(OPENAI_CHAT, ANTHROPIC_MESSAGES, END.replace("\"index\":1", "\"index\":0"));

        assertThat(got.text()).doesNotContain("x-torouter-dropped").contains("message_stop");
        assertThat(got.dropped()).isEmpty();
    }
}
