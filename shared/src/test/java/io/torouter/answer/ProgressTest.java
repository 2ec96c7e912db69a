package io.torouter.answer;

import static io.torouter.answer.Progress.COMPLETE;
import static io.torouter.answer.Progress.CONTENT;
import static io.torouter.answer.Progress.FAILED;
import static io.torouter.answer.Progress.PREAMBLE;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far one event or document brings an answer. */
class ProgressTest {
    private static Progress after(Operation operation, Framing framing, String text) {
        var answer = PassThrough.open(operation, framing, false);
        byte[] bytes = text.getBytes(UTF_8);
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});
        return answer.progress();
    }

    private static Progress afterEvent(Operation operation, String data) {
        return after(operation, Framing.SSE, "data: " + data + "\n\n");
    }

    private static Progress afterDelta(String delta) {
        return afterEvent(
                Operation.CHAT_COMPLETIONS,
                "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"role\":\"assistant\"}",
                "{\"role\":\"assistant\",\"content\":\"\"}",
                "{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"tool_calls\":[]}",
                "{\"content\":\"\",\"reasoning\":null,\"reasoning_details\":[]}",
            })
    void chatDeltaWithoutContentIsPreamble(String delta) {
        assertThat(afterDelta(delta)).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":\"H\"}",
                "{\"content\":\" \"}",
                "{\"refusal\":\"No\"}",
                "{\"reasoning\":\"So\"}",
                "{\"reasoning_content\":\"So\"}",
                "{\"tool_calls\":[{\"index\":0}]}",
                "{\"function_call\":{\"name\":\"f\"}}",
                "{\"never_seen\":{\"deep\":[[1]]}}",
            })
    void chatDeltaWithAnythingInItIsContent(String delta) {
        assertThat(afterDelta(delta)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"object\":\"never.seen\"}",
                "[1]",
                "Hello",
                "{\"choices\":[{\"index\":0,\"text\":\"Once\"}]}",
            })
    void chatEventThatIsNotUnderstoodIsContent(String data) {
        assertThat(afterEvent(Operation.CHAT_COMPLETIONS, data)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {": ping\n\n", "event: ping\n\n", "\n\n", "id: 1\nretry: 5\n\n", "data: {\"choices\":[]}\n\n"})
    void nothingToSayIsPreamble(String block) {
        assertThat(after(Operation.CHAT_COMPLETIONS, Framing.SSE, block)).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"error\":\"out of memory\"}\n\n",
                "data: {\"error\": {\"message\": \"no\"}, \"choices\": []}\n\n",
                "event: error\ndata: {\"message\":\"no\"}\n\n",
                "{\"error\":{\"message\":\"no\"}}\n\n",
            })
    void chatErrorsFail(String block) {
        assertThat(after(Operation.CHAT_COMPLETIONS, Framing.SSE, block)).isEqualTo(FAILED);
    }

    @Test
    void chatErrorThatIsNullIsNone() {
        assertThat(afterEvent(Operation.CHAT_COMPLETIONS, "{\"error\":null,\"choices\":[]}")).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.created", "response.queued", "response.in_progress"})
    void responsesBeginWithPreamble(String type) {
        var data = "{\"type\":\"" + type + "\",\"response\":{\"error\":null,\"output\":[]}}";
        assertThat(afterEvent(Operation.RESPONSES, data)).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.completed", "response.incomplete"})
    void responsesEndWithOneOfTwoEvents(String type) {
        assertThat(afterEvent(Operation.RESPONSES, "{\"type\":\"" + type + "\"}")).isEqualTo(COMPLETE);
    }

    @Test
    void responsesItemThatFailedIsContent() {
        var data = "{\"type\":\"response.mcp_call.failed\",\"error\":{\"message\":\"no\"}}";
        assertThat(afterEvent(Operation.RESPONSES, data)).isEqualTo(CONTENT);
    }

    @Test
    void messagesGoByTheNameOfAnEventWithoutType() {
        assertThat(after(Operation.MESSAGES, Framing.SSE, "event: ping\ndata: {}\n\n")).isEqualTo(PREAMBLE);
        assertThat(after(Operation.MESSAGES, Framing.SSE, "event: message_stop\ndata: {}\n\n")).isEqualTo(COMPLETE);
    }

    @Test
    void geminiChunkWithoutTextIsPreamble() {
        var data = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},\"index\":0}]}";
        assertThat(afterEvent(Operation.STREAM_GENERATE_CONTENT, data)).isEqualTo(PREAMBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no\"}}",
                "{\"error\":\"no\"}",
                "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"no\"},\"request_id\":\"r\"}",
                "{\"error\":{\"message\":\"no\"},\"never_seen\":1}",
            })
    void documentThatIsAnErrorFails(String json) {
        assertThat(after(Operation.CHAT_COMPLETIONS, Framing.JSON, json)).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[],\"error\":{\"message\":\"no\"}}",
                "{\"error\":null,\"choices\":[]}",
                "{\"never_seen\":1,",
                "[1,2",
                "<html>",
            })
    void documentWithAnythingElseIsContent(String json) {
        assertThat(after(Operation.CHAT_COMPLETIONS, Framing.JSON, json)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"id\":\"x\"", "{\"error\":{\"message\":\"n"})
    void documentThatMayStillBeAnErrorIsPreamble(String json) {
        assertThat(after(Operation.CHAT_COMPLETIONS, Framing.JSON, json)).isEqualTo(PREAMBLE);
    }

    @Test
    void documentThatWasTruncatedIsNotComplete() {
        byte[] json = "{\"choices\":[]".getBytes(UTF_8);
        var answer = PassThrough.open(Operation.CHAT_COMPLETIONS, Framing.JSON, false);
        answer.feed(json, 0, json.length, (_, _, _) -> {});

        answer.end((_, _, _) -> {});

        assertThat(answer.progress()).isEqualTo(CONTENT);
    }

    @Test
    void opaqueAnswerIsCompleteWhenItEnds() {
        var answer = PassThrough.open(Operation.AUDIO_SPEECH, Framing.OPAQUE, false);
        answer.feed(new byte[] {1, 2}, 0, 2, (_, _, _) -> {});
        assertThat(answer.progress()).isEqualTo(CONTENT);

        answer.end((_, _, _) -> {});
        assertThat(answer.progress()).isEqualTo(COMPLETE);
    }
}
