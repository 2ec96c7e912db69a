package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Headers;
import io.torouter.error.ErrorCode;
import io.torouter.health.CooldownReason;
import io.torouter.router.health.Hold;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExhaustionTest {
    @ParameterizedTest
    @CsvSource({"429, true", "529, true", "401, false", "500, false", "503, false"})
    void onlyTheOnlyChannelsSlowDownIsPassedOn(int status, boolean passed) {
        assertThat(Exhaustion.passesOn(1, new Answered(status, Headers.EMPTY))).isEqualTo(passed);
        assertThat(Exhaustion.passesOn(2, new Answered(status, Headers.EMPTY))).isFalse();
    }

    @Test
    void withoutAnAttemptEveryChannelWasAtItsLimit() {
        var error = Exhaustion.full();

        assertThat(error.code()).isEqualTo(ErrorCode.NONE_ELIGIBLE);
        assertThat(error.retryAfterSeconds()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(CooldownReason.class)
    void channelsThatAreLeftAloneSayForHowLong(CooldownReason reason) {
        var error = Exhaustion.held(new Hold(reason, 4001));

        assertThat(error.code()).isEqualTo(ErrorCode.NONE_ELIGIBLE);
        assertThat(error.retryAfterSeconds()).isEqualTo(5);
        assertThat(error.message()).contains("their upstreams");
    }

    @Test
    void aTimeoutIsNamed() {
        assertThat(Exhaustion.error(2, true, null).code()).isEqualTo(ErrorCode.TIMED_OUT);
    }

    @Test
    void theLastRefusalIsNamedAndItsPatiencePassedOn() {
        var last = new Rejection(new Answered(503, Headers.of("retry-after", "7")), Carriage.Passing.PLAIN);

        var error = Exhaustion.error(3, false, last);

        assertThat(error.code()).isEqualTo(ErrorCode.EXHAUSTED);
        assertThat(error.message()).contains("channels tried: 3").contains("status 503");
        assertThat(error.retryAfterSeconds()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' 7 ', 7", "0, 0", "-5, 0", "99999999999, 3600", "'Wed, 21 Oct 2026 07:28:00 GMT', 0", "x, 0"})
    void readsSecondsToWait(String header, int seconds) {
        assertThat(new Answered(429, Headers.of("retry-after", header)).retryAfterSeconds()).isEqualTo(seconds);
    }

    @Test
    void aHintToRetryIsATimeOrAWord() {
        assertThat(new Answered(409, Headers.of("retry-after", "1")).hasRetryHint()).isTrue();
        assertThat(new Answered(409, Headers.of("x-should-retry", "true")).hasRetryHint()).isTrue();
        assertThat(new Answered(409, Headers.of("x-should-retry", "false")).hasRetryHint()).isFalse();
        assertThat(new Answered(409, Headers.EMPTY).hasRetryHint()).isFalse();
    }
}
