package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Headers;
import io.torouter.dialect.Operation;
import io.torouter.router.health.Verdict;
import io.torouter.router.health.Verdict.Busy;
import io.torouter.router.health.Verdict.Plain;
import io.torouter.router.metrics.AttemptOutcome;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static Verdict of(AttemptOutcome outcome, int status, long waitMillis) {
        return Judgement.of(
                new Judgement.Ended(outcome, status, NothingYet.INSTANCE, waitMillis), Operation.CHAT_COMPLETIONS);
    }

    private static Verdict refused(int status, long waitMillis) {
        return of(AttemptOutcome.ofStatus(status), status, waitMillis);
    }

    @ParameterizedTest
    @CsvSource({
        "401, DENIED",
        "402, DENIED",
        "403, FAILED",
        "408, UNKNOWN",
        "409, UNKNOWN",
        "425, UNKNOWN",
        "429, FAILED",
        "500, FAILED",
        "502, FAILED",
        "503, FAILED",
        "504, FAILED",
        "529, FAILED"
    })
    void aRefusalTellsByItsStatus(int status, Plain verdict) {
        assertThat(refused(status, 0)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"429", "503", "529"})
    void whoAsksToWaitIsBusy(int status) {
        assertThat(refused(status, 1500)).isEqualTo(new Busy(1500));
    }

    @Test
    void theWaitMayStandInTheBody() {
        var rejection = new Rejection(new Answered(429, Headers.EMPTY), Carriage.Passing.PLAIN);
        rejection.received(Buffer.buffer("{\"retryDelay\": \"3s\"}"));

        assertThat(
                        Judgement.of(
                                new Judgement.Ended(AttemptOutcome.RATE_LIMITED, 429, rejection, 0),
                                Operation.CHAT_COMPLETIONS))
                .isEqualTo(new Busy(3000));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, SERVED",
        "RETURNED_ERROR, SERVED",
        "CONNECT_FAILED, FAILED",
        "BROKEN, FAILED",
        "TRUNCATED, FAILED",
        "TIMED_OUT, FAILED",
        "STREAM_ERROR, FAILED",
        "CANCELLED, UNKNOWN"
    })
    void anEndTellsByItsKind(AttemptOutcome outcome, Plain verdict) {
        assertThat(of(outcome, 0, 0)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(AttemptOutcome.class)
    void countingTokensTellsNothing(AttemptOutcome outcome) {
        assertThat(Judgement.of(new Judgement.Ended(outcome, 500, NothingYet.INSTANCE, 0), Operation.COUNT_TOKENS))
                .isEqualTo(Plain.UNKNOWN);
    }
}
