package io.torouter.router.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

class FindingTest {
    private static final Dialect CHAT = Dialect.OPENAI_CHAT;

    private static Stream<Finding> findings() {
        var others =
                Stream.of(
                        Finding.Plain.ANSWERED,
                        Finding.Plain.CALLED,
                        new Finding.Counted(7),
                        Finding.Plain.ESTIMATED,
                        Finding.Plain.NOT_TRIED,
                        new Finding.TimedOut(false, 20_000),
                        new Finding.OtherDialect(CHAT, Dialect.GEMINI_GENERATE),
                        new Finding.NoApi(CHAT, "text/html"),
                        new Finding.Unreadable("why"),
                        Finding.Plain.NOT_STREAMED,
                        new Finding.NoEnd(CHAT),
                        Finding.Plain.EMPTY,
                        new Finding.NoToolCall(false, "pong"),
                        new Finding.BadToolCall("f()"),
                        new Finding.Unsayable("why"));
        var refusals = Arrays.stream(Refusal.values()).map(each -> new Finding.Refused(each, 400, false, ""));
        var faults = Arrays.stream(Fault.values()).map(each -> new Finding.Unreachable(each, ""));
        return Stream.of(others, refusals, faults).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("findings")
    void saysItselfInAFewWordsOfItsOwn(Finding finding) {
        assertThat(finding.code()).matches("[a-z_]{5,30}");
        assertThat(finding.text()).hasSizeBetween(8, 160).doesNotEndWith(".").doesNotContain("null");
    }

    @Test
    void noTwoHaveOneCodeOrOneText() {
        var codes = findings().map(Finding::code).toList();
        var texts = findings().map(Finding::text).toList();

        assertThat(new HashSet<>(codes)).hasSameSizeAs(codes);
        assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    }

    @Test
    void onlyWhatTheChannelDoesIsFine() {
        assertThat(findings().filter(Finding::isFine).map(Finding::code))
                .containsExactlyElementsOf(List.of("answered", "tool_called", "counted", "estimated", "not_tried"));
    }

    @Test
    void saysHowItWasRefused() {
        assertThat(new Finding.Refused(Refusal.CREDENTIAL, 401, false, "who?").text())
                .isEqualTo("the upstream refuses the credential (401)");
        assertThat(new Finding.Refused(Refusal.RATE, 429, true, "").text())
                .isEqualTo(
                        "the upstream limits the rate of requests at the moment"
                                + " (429, inside an answer with a status of success)");
    }

    @Test
    void saysWhetherAnAnswerHadBegunWhenTimeWasUp() {
        assertThat(new Finding.TimedOut(false, 2000).text()).isEqualTo("no answer came within 2000 ms");
        assertThat(new Finding.TimedOut(true, 2000).text()).isEqualTo("the answer did not end within 2000 ms");
    }
}
