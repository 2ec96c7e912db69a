package io.torouter.router.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.Framing;
import io.torouter.answer.UpstreamError;
import io.torouter.dialect.Dialect;
import io.torouter.probe.Check;
import io.torouter.translation.ExactJson;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

class JudgeTest {
    private static final String JSON = "application/json";
    private static final String CHAT = "{\"choices\":[{\"message\":{\"content\":\"pong\"}}]}";

    private static Finding judged(Check check, Seen seen) {
        return Judge.of(check, Dialect.OPENAI_CHAT, seen);
    }

    private static Seen refused(int status, String type, String body) {
        return new Seen(status, type, Framing.OPAQUE, Buffer.buffer(body), Seen.Told.NOTHING);
    }

    private static Seen answered(Framing framing, String raw, String document) {
        var json = Objects.requireNonNull(ExactJson.read(document));
        return new Seen(200, JSON, framing, Buffer.buffer(raw), new Seen.Told(true, null, "", json));
    }

    private static Seen told(String document) {
        return answered(Framing.JSON, document, document);
    }

    @Test
    void aTextIsAnAnswer() {
        assertThat(judged(Check.CALL, told(CHAT))).isEqualTo(Finding.Plain.ANSWERED);
    }

    @Test
    void aVectorIsAnAnswer() {
        assertThat(judged(Check.CALL, told("{\"data\":[{\"embedding\":[0.5]}]}"))).isEqualTo(Finding.Plain.ANSWERED);
        assertThat(judged(Check.CALL, told("{\"data\":[{\"embedding\":[]}]}"))).isEqualTo(Finding.Plain.EMPTY);
    }

    @Test
    void nothingInAnAnswerIsFoundUnlessTheModelUsedUpWhatItMightWrite() {
        var nothing = "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}";

        assertThat(judged(Check.CALL, told(nothing))).isEqualTo(Finding.Plain.EMPTY);
        assertThat(judged(Check.CALL, told(nothing.replace("stop", "length")))).isEqualTo(Finding.Plain.ANSWERED);
    }

    @Test
    void anErrorIsQuoted() {
        var seen = refused(401, JSON, "{\"error\":{\"message\":\"Incorrect API key\",\"code\":\"invalid_api_key\"}}");

        assertThat(judged(Check.CALL, seen))
                .isEqualTo(new Finding.Refused(Refusal.CREDENTIAL, 401, false, "Incorrect API key"));
    }

    @Test
    void anErrorThatSaysNothingIsNotQuoted() {
        var nothing = new Finding.Refused(Refusal.FAILED, 500, false, "");

        assertThat(judged(Check.CALL, refused(500, JSON, "{}"))).isEqualTo(nothing);
        assertThat(judged(Check.CALL, refused(500, "", ""))).isEqualTo(nothing);
    }

    @Test
    void ofAPageForPeopleTheTitleIsQuoted() {
        var page = refused(404, "text/html", "<html><head><title>404 Not\nFound</title></head><body>…</body></html>");

        var finding = judged(Check.CALL, page);

        assertThat(finding.code()).isEqualTo("no_such_path");
        assertThat(finding.said()).isEqualTo("404 Not\nFound");
        assertThat(judged(Check.CALL, refused(404, "text/html", "<p>nothing")).said()).isEmpty();
    }

    @Test
    void anErrorInsideASuccessIsAnError() {
        var told =
                new Seen.Told(
                        true, new UpstreamError("invalid_api_key", "who are you?", 401), "", MissingNode.getInstance());
        var seen = new Seen(200, JSON, Framing.JSON, Buffer.buffer("{\"error\":{}}"), told);

        assertThat(judged(Check.CALL, seen))
                .isEqualTo(new Finding.Refused(Refusal.CREDENTIAL, 401, true, "who are you?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"message\",\"content\":[]} | ANTHROPIC_MESSAGES",
                "{\"object\":\"response\",\"output\":[]} | OPENAI_RESPONSES",
                "{\"candidates\":[]} | GEMINI_GENERATE",
            })
    void anAnswerOfAnotherDialectIsNamed(String raw, Dialect found) {
        assertThat(judged(Check.CALL, answered(Framing.JSON, raw, "{}")))
                .isEqualTo(new Finding.OtherDialect(Dialect.OPENAI_CHAT, found));
    }

    @Test
    void aStreamOfAnotherDialectIsNamed() {
        var raw = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n";

        assertThat(judged(Check.STREAM, answered(Framing.SSE, raw, "{}")))
                .isEqualTo(new Finding.OtherDialect(Dialect.OPENAI_CHAT, Dialect.ANTHROPIC_MESSAGES));
    }

    @Test
    void aPageForPeopleIsNoApi() {
        var page = new Seen(200, "text/html", Framing.OPAQUE, Buffer.buffer("<html>"), Seen.Told.NOTHING);

        assertThat(judged(Check.CALL, page)).isEqualTo(new Finding.NoApi(Dialect.OPENAI_CHAT, "text/html"));
    }

    @Test
    void aDocumentIsNoStream() {
        assertThat(judged(Check.STREAM, told(CHAT))).isEqualTo(Finding.Plain.NOT_STREAMED);
    }

    @Test
    void aStreamHasToEnd() {
        var raw = "data: {\"choices\":[{\"delta\":{\"content\":\"po\"}}]}\n\n";
        var told = new Seen.Told(false, null, "", MissingNode.getInstance());
        var seen = new Seen(200, "text/event-stream", Framing.SSE, Buffer.buffer(raw), told);

        assertThat(judged(Check.STREAM, seen)).isEqualTo(new Finding.NoEnd(Dialect.OPENAI_CHAT));
    }

    private static JsonNode call(String name, String arguments) {
        var json = Objects.requireNonNull(ExactJson.read("{\"choices\":[{\"message\":{\"tool_calls\":[{}]}}]}"));
        var call = (ObjectNode) json.at("/choices/0/message/tool_calls/0");
        call.putObject("function").put("name", name).put("arguments", arguments);
        return json;
    }

    @Test
    void aCallOfTheToolIsLookedInto() {
        assertThat(judged(Check.TOOLS, told(call("report_city", "{\"city\":\"Paris\"}").toString())))
                .isEqualTo(Finding.Plain.CALLED);
        assertThat(judged(Check.TOOLS, told(call("report_city", "{\"city\":").toString())))
                .isEqualTo(new Finding.BadToolCall("report_city({\"city\":)"));
        assertThat(judged(Check.TOOLS, told(call("other", "{\"city\":\"Paris\"}").toString())))
                .isInstanceOf(Finding.BadToolCall.class);
    }

    @Test
    void whatAModelWroteInsteadOfACallIsQuoted() {
        assertThat(judged(Check.TOOLS, told(CHAT))).isEqualTo(new Finding.NoToolCall(false, "pong"));
    }

    @Test
    void whoDoesNotCountIsEstimatedUnlessTheModelIsUnknown() {
        var unknown = "{\"error\":{\"message\":\"The model 'x' does not exist\",\"code\":\"model_not_found\"}}";

        assertThat(judged(Check.COUNT_TOKENS, refused(404, "text/plain", "404 page not found")))
                .isEqualTo(Finding.Plain.ESTIMATED);
        assertThat(judged(Check.COUNT_TOKENS, refused(404, JSON, unknown)).code()).isEqualTo("unknown_model");
        assertThat(judged(Check.COUNT_TOKENS, told("{\"input_tokens\":12}"))).isEqualTo(new Finding.Counted(12));
    }
}
