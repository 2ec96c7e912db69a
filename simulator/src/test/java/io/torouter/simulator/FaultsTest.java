package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.settings.SimulatorFault;
import io.torouter.settings.SimulatorSettings;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

class FaultsTest {
    private static final String CHAT = "/v1/chat/completions";

    @RegisterExtension static final Probe probe = new Probe();

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, 429, rate_limit_exceeded",
        "/v1/responses, 500, server_error",
        "/v1/messages, 529, overloaded_error",
        "/v1/messages, 401, authentication_error",
        "/v1beta/models/simulator%3Ffail=503:generateContent, 503, UNAVAILABLE",
    })
    void failsWithTheVendorsErrorInItsShape(String path, int status, String name) {
        var answer = probe.post(path, request("fail=" + status, false));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.bodyAsJsonObject().getJsonObject("error").encode()).contains("\"" + name + "\"");
    }

    @Test
    void saysWhenToComeBack() {
        var chat = probe.post(CHAT, request("fail=429&retry_after=7", false));
        var gemini =
                probe.post("/v1beta/models/simulator%3Ffail=429&retry_after=7:generateContent", request("x=1", false));
        assertThat(chat.getHeader("retry-after")).isEqualTo("7");
        assertThat(gemini.bodyAsString()).contains("RetryInfo", "7s");
    }

    @Test
    void takesDirectivesFromHeadersOverThoseOfTheModel() {
        var answer = probe.post(CHAT, request("fail=503", false), Map.of("x-simulator-fail", "418"));
        assertThat(answer.statusCode()).isEqualTo(418);
    }

    @Test
    void refusesDirectivesItDoesNotKnow() {
        var answer = probe.post(CHAT, request("ttff=1s", false));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsString()).contains("ttff").contains("ttft");
    }

    @Test
    void truncatesCleanlyAfterSoManyTokens() {
        var answer = raw(CHAT, "fault=truncate&after=2");
        assertThat(answer.count("\"content\":\"")).isEqualTo(3);
        assertThat(answer.endsProperly()).isTrue();
        assertThat(answer.text()).doesNotContain("[DONE]", "\"stop\"");
    }

    @Test
    void closesInTheMiddleOfTheMessage() {
        var answer = raw("/v1/messages", "fault=close&after=2");
        assertThat(answer.count("\"text_delta\"")).isEqualTo(2);
        assertThat(answer.endsProperly()).isFalse();
        assertThat(answer.reset()).isFalse();
    }

    @Test
    void resetsTheConnection() {
        assertThat(raw(CHAT, "fault=reset&after=1&delay=20ms").reset()).isTrue();
    }

    @Test
    void breaksWholeAnswersToo() {
        var half = RawAnswer.to(probe.simulator.port(), CHAT, request("fault=close", false));
        assertThat(half.text()).contains("content-length: ").doesNotContain("system_fingerprint");
        assertThat(probe.post(CHAT, request("fault=bad_json", false)).bodyAsString()).contains("not JSON");
        assertThat(probe.post(CHAT, request("fault=error_event&status=429", false)).bodyAsString())
                .contains("rate_limit_exceeded");
    }

    @Test
    void sendsTheErrorAsAnEventOfAChatAndThenDone() {
        var data = Probe.data(stream(CHAT, "fault=error_event&after=1&status=429"));
        assertThat(data).hasSize(4);
        assertThat(data.get(2)).startsWith("{\"error\":{").contains("rate_limit_exceeded");
        assertThat(data.get(3)).isEqualTo("[DONE]");
    }

    @Test
    void sendsTheErrorBeforeAnythingElseIfAsked() {
        assertThat(stream("/v1/messages", "fault=error_event&after=-1&status=529"))
                .startsWith("event: error\n")
                .contains("overloaded_error");
    }

    @Test
    void sendsTheErrorOfAMessageAsItsLastEvent() {
        var events = Probe.events(stream("/v1/messages", "fault=error_event"));
        assertThat(events.getFirst().getString("type")).isEqualTo("message_start");
        assertThat(events.getLast().getString("type")).isEqualTo("error");
        assertThat(events).hasSize(2);
    }

    @Test
    void numbersTheFailureOfAResponseOn() {
        var events = Probe.events(stream("/v1/responses", "fault=error_event&after=2"));
        assertThat(events.getLast().getString("type")).isEqualTo("response.failed");
        assertThat(events.stream().map(event -> event.getInteger("sequence_number")))
                .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
    }

    @Test
    void sendsTheErrorOfGeminiInEitherForm() {
        var path = "/v1beta/models/simulator%3Ffault=error_event&after=1&status=503:streamGenerateContent";
        var sse = probe.post(path + "?alt=sse", request("x=1", true)).bodyAsString();
        var array = probe.post(path, request("x=1", true)).bodyAsJsonArray();
        assertThat(Probe.events(sse).getLast().getJsonObject("error").getString("status")).isEqualTo("UNAVAILABLE");
        assertThat(array.getJsonObject(1).getJsonObject("error").getInteger("code")).isEqualTo(503);
    }

    @Test
    void sendsOneBrokenEventAndGoesOn() {
        var data = Probe.data(stream(CHAT, "fault=bad_json&after=1"));
        assertThat(data.get(2)).contains("not JSON").doesNotContain("}");
        assertThat(data).last().isEqualTo("[DONE]");
    }

    @Test
    void sendsCommentsWhileItWaits() {
        var stream = stream("/v1/responses", "comments=10ms&ttft=45ms");
        assertThat(stream.split(": TOROUTER SIMULATOR\n\n", -1)).hasSize(5);
        assertThat(Probe.events(stream).getLast().getString("type")).isEqualTo("response.completed");
    }

    @Test
    void sendsTheSameBytesInAnyPieces() {
        var usual = stream(CHAT, "tokens=6");
        assertThat(stream(CHAT, "tokens=6&burst=true")).hasSameSizeAs(usual);
        assertThat(stream(CHAT, "tokens=6&cut=3").replaceAll("\"id\":\"[^\"]*\"|fp_\\w+", ""))
                .isEqualTo(usual.replaceAll("\"id\":\"[^\"]*\"|fp_\\w+", ""));
    }

    @Test
    void recoversAfterTheFirstFailures() {
        var request = request("fail=503&first=2", false);
        var statuses = IntStream.range(0, 4).mapToObj(_ -> probe.post(CHAT, request).statusCode());
        assertThat(statuses).containsExactly(503, 503, 200, 200);
    }

    @Test
    void failsTheShareOfRequestsThatTheSettingsSay() {
        var fault = new SimulatorFault(0.5, 500, 0, 0);
        try (var flaky = new Probe(new SimulatorSettings(1, Duration.ZERO, Duration.ZERO, 8, fault))) {
            var failed =
                    IntStream.range(0, 100)
                            .filter(_ -> flaky.post(CHAT, request("x", false).replace("?x", "")).statusCode() == 500)
                            .count();
            assertThat(failed).isBetween(30L, 70L);
        }
    }

    private static RawAnswer raw(String path, String directives) {
        return RawAnswer.to(probe.simulator.port(), path, request(directives, true));
    }

    private static String stream(String path, String directives) {
        return probe.post(path, request(directives, true)).bodyAsString();
    }

    /** One body that every endpoint understands. */
    private static String request(String directives, boolean stream) {
        return new JsonObject(
                        """
                        {"max_tokens": 100, "messages": [{"role": "user", "content": "Say hi"}], "input": "Say hi",
                         "contents": [{"parts": [{"text": "Say hi"}]}]}
                        """)
                .put("model", "simulator?" + directives)
                .put("stream", stream)
                .encode();
    }
}
