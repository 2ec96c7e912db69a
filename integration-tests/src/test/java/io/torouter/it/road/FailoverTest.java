package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.it.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which channel gets a request, and which one when that fails before the client saw anything. */
class FailoverTest {
    private static final String CONFIGURATION =
            """
            server: { event_loops: 1 }
            channels:
              - { id: first, priority: 1, models: [two, four, five, single], %1$s/first/v1" }
              - { id: second, priority: 2, models: [two, four, five], %1$s/second/v1" }
              - { id: third, priority: 3, models: [four, five], %1$s/third/v1" }
              - { id: fourth, priority: 4, models: [four, five], %1$s/fourth/v1" }
              - { id: fifth, priority: 5, models: [five], %1$s/fifth/v1" }
              - { id: light, weight: 1, models: [weighted], %1$s/light/v1" }
              - { id: heavy, weight: 3, models: [weighted], %1$s/heavy/v1" }
              - { id: spare, priority: 9, models: [weighted], %1$s/spare/v1" }
              - id: nobody
                type: openai
                base_url: http://127.0.0.1:1/v1
                models: [nobody, unreachable]
                cooldown: false
              - { id: somebody, priority: 2, models: [nobody], %1$s/second/v1" }
              - { id: busy, models: [busy], limits: { concurrency: 1 }, %1$s/busy/v1" }
              - { id: quick, models: [impatient, hurried], timeouts: { first_event: 300ms }, %1$s/first/v1" }
              - { id: patient, priority: 2, models: [impatient], %1$s/second/v1" }
              - { id: hurried, priority: 2, models: [hurried], timeouts: { total: 600ms }, %1$s/hurried/v1" }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .formatted(
                            "cooldown: false, type: openai-compatible, dialects:"
                                    + " [openai.chat, openai.responses, anthropic.messages, gemini.generate],"
                                    + " base_url: \"${UPSTREAM}");

    private static final Map<String, ScriptedUpstream.Script> SCRIPTS = new ConcurrentHashMap<>();

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(CONFIGURATION);
        road.upstream(call -> SCRIPTS.getOrDefault(channel(call), FailoverTest::good).play(call));
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        SCRIPTS.clear();
        road.upstream().forget();
    }

    private static String channel(UpstreamCall call) {
        return call.uri().substring(1, call.uri().indexOf('/', 1));
    }

    private static void good(UpstreamCall call) throws IOException {
        var dialect = dialect(call.uri());
        if (call.text().contains("\"stream\":true") || call.uri().contains(":stream")) {
            call.eventStream();
            call.chunk(stream(dialect, channel(call)));
            call.lastChunk();
        } else {
            call.json(200, "{\"choices\":[],\"from\":\"" + channel(call) + "\"}");
        }
    }

    private static String stream(Dialect dialect, String text) {
        return Dialects.preamble(dialect) + Dialects.content(dialect, text) + Dialects.end(dialect);
    }

    private static Dialect dialect(String uri) {
        if (uri.contains("/models/")) {
            return Dialect.GEMINI_GENERATE;
        }
        if (uri.endsWith("/messages")) {
            return Dialect.ANTHROPIC_MESSAGES;
        }
        return uri.endsWith("/responses") ? Dialect.OPENAI_RESPONSES : Dialect.OPENAI_CHAT;
    }

    private static List<String> channelsAsked() {
        return road.upstream().calls().stream().map(FailoverTest::channel).toList();
    }

    private static WireClient.Answer ask(String model) {
        return road.call(Dialects.whole(Dialect.OPENAI_CHAT, model));
    }

    private static void isFrom(String channel, int attempts, WireClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.complete()).isTrue();
        assertThat(answer.text()).contains(channel);
        assertThat(answer.header("x-torouter-channel")).isEqualTo(channel);
        assertThat(answer.header("x-torouter-attempts")).isEqualTo(Integer.toString(attempts));
    }

    @Test
    void lowestPriorityNumberServes() {
        IntStream.range(0, 20).forEach(_ -> isFrom("first", 1, ask("five")));
    }

    @Test
    void weightsSplitOnePriority() {
        IntStream.range(0, 400).forEach(_ -> ask("weighted"));

        long heavy = channelsAsked().stream().filter("heavy"::equals).count();
        assertThat(heavy).isBetween(255L, 345L);
        assertThat(channelsAsked()).doesNotContain("spare").contains("light");
    }

    @Test
    void conversationStaysOnItsChannel() {
        var request = Dialects.whole(Dialect.OPENAI_CHAT, "weighted").header("x-session-affinity: conversation-7");

        IntStream.range(0, 20).forEach(_ -> road.call(request));

        assertThat(channelsAsked().stream().distinct()).hasSize(1);
    }

    static Stream<Arguments> failingStatuses() {
        return IntStream.of(401, 402, 403, 408, 425, 429, 500, 501, 502, 503, 504, 520, 529)
                .boxed()
                .flatMap(status -> Stream.of(true, false).map(streamed -> Arguments.of(status, streamed)));
    }

    @ParameterizedTest
    @MethodSource("failingStatuses")
    void nextChannelServesWhenOneFailsWith(int status, boolean streamed) {
        SCRIPTS.put("first", call -> call.json(status, "{\"error\":{\"message\":\"no\"}}"));
        var dialect = Dialect.ANTHROPIC_MESSAGES;

        var answer = road.call(streamed ? Dialects.streamed(dialect, "two") : Dialects.whole(dialect, "two"));

        isFrom("second", 2, answer);
        assertThat(channelsAsked()).containsExactly("first", "second");
    }

    @Test
    void conflictIsTriedElsewhereOnlyWithARetryHint() {
        SCRIPTS.put("first", call -> call.whole(409, "application/json", new byte[] {'{', '}'}, "\r\nretry-after: 1"));
        isFrom("second", 2, ask("two"));

        SCRIPTS.put("first", call -> call.json(409, "{}"));
        assertThat(ask("two").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 413, 415, 422})
    void wrongRequestIsNotTriedElsewhere(int status) {
        SCRIPTS.put("first", call -> call.json(status, "{\"error\":{\"message\":\"upstream's words\"}}"));

        var answer = ask("two");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains("upstream's words");
        assertThat(answer.header("x-torouter-channel")).isEqualTo("first");
        assertThat(channelsAsked()).containsExactly("first");
    }

    @Test
    void unreachableChannelIsSkipped() {
        isFrom("second", 2, rename("somebody", ask("nobody")));
    }

    /** Two channels lead to the same script. */
    private static WireClient.Answer rename(String channel, WireClient.Answer answer) {
        assertThat(answer.header("x-torouter-channel")).isEqualTo(channel);
        answer.head().headers().put("x-torouter-channel", "second");
        return answer;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void errorBeforeContentIsAFailedAttempt(Dialect dialect) {
        SCRIPTS.put(
                "first",
                call -> {
                    call.eventStream();
                    call.chunk(Dialects.preamble(dialect));
                    call.chunk(Dialects.error(dialect));
                    call.lastChunk();
                });

        var answer = road.call(Dialects.streamed(dialect, "two"));

        isFrom("second", 2, answer);
        assertThat(answer.text()).isEqualTo(stream(dialect, "second"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void truncationBeforeContentIsAFailedAttempt(Dialect dialect) {
        SCRIPTS.put(
                "first",
                call -> {
                    call.eventStream();
                    call.chunk(Dialects.preamble(dialect));
                    call.lastChunk();
                });

        isFrom("second", 2, road.call(Dialects.streamed(dialect, "two")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void brokenConnectionBeforeContentIsAFailedAttempt(Dialect dialect) {
        SCRIPTS.put(
                "first",
                call -> {
                    call.eventStream();
                    call.chunk(Dialects.preamble(dialect));
                    call.reset();
                });

        isFrom("second", 2, road.call(Dialects.streamed(dialect, "two")));
    }

    @Test
    void halfADocumentIsAFailedAttempt() {
        SCRIPTS.put(
                "first",
                call -> {
                    call.declare(200, "application/json", 100);
                    call.raw("{\"choices\":[");
                    call.close();
                });

        isFrom("second", 2, ask("two"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slowBeginningIsAFailedAttempt(boolean withHead) {
        SCRIPTS.put(
                "first",
                call -> {
                    if (withHead) {
                        call.eventStream();
                        call.chunk(Dialects.preamble(Dialect.OPENAI_CHAT));
                    }
                    call.awaitGone();
                });

        var answer = road.call(Dialects.streamed(Dialect.OPENAI_CHAT, "impatient"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("second");
    }

    @Test
    void noMoreThanFourChannelsAreTried() {
        for (var channel : List.of("first", "second", "third", "fourth")) {
            SCRIPTS.put(channel, call -> call.json(500, "{}"));
        }

        var answer = ask("five");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(channelsAsked()).containsExactly("first", "second", "third", "fourth");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void exhaustionIsSaidInTheDialect(Dialect dialect) {
        SCRIPTS.put("first", call -> call.json(401, "{\"error\":\"the upstream's key is wrong\"}"));
        SCRIPTS.put("second", call -> call.json(500, "{}"));

        var answer = road.call(Dialects.streamed(dialect, "two"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).contains("upstream_unavailable").doesNotContain("the upstream's key");
        ErrorShape.isError(dialect.surface(), answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 529})
    void onlyUpstreamSaysItselfThatItIsBusy(int status) {
        SCRIPTS.put(
                "first", call -> call.whole(status, "application/json", new byte[] {'{', '}'}, "\r\nretry-after: 7"));

        var answer = ask("single");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(answer.header("retry-after")).isEqualTo("7");
    }

    @Test
    void requestOverEveryLimitIsTurnedAwayWithATimeToWait() {
        SCRIPTS.put("busy", UpstreamCall::awaitGone);
        try (var holding = road.client().send(Dialects.whole(Dialect.OPENAI_CHAT, "busy"))) {
            Eventually.holds("the channel is busy", Duration.ofSeconds(5), () -> channelsAsked().size() == 1);

            var answer = ask("busy");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
            holding.reset();
        }
    }

    @Test
    void requestWithoutAnAnswerInTimeEndsWith504() {
        SCRIPTS.put("first", UpstreamCall::awaitGone);
        SCRIPTS.put("hurried", UpstreamCall::awaitGone);

        var answer = ask("hurried");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(channelsAsked()).containsExactly("first", "hurried");
    }

    @Test
    void unreachableUpstreamIsExhaustion() {
        assertThat(ask("unreachable").status()).isEqualTo(502);
    }
}
