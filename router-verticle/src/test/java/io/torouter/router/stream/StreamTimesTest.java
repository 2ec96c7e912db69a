package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.snapshot.Timeouts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class StreamTimesTest {
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
    private final StreamTimes times = new StreamTimes(at(0));

    @BeforeEach
    void beginAnAttempt() {
        times.attemptStarted(at(0), TIMEOUTS);
    }

    @Test
    void anUpstreamHasItsTimeToBegin() {
        assertThat(times.expired(at(10))).isNull();
        assertThat(times.expired(at(10.1))).isEqualTo("the upstream did not answer within 10000 ms");
    }

    @Test
    void bytesThatMeanNothingAreNoBeginning() {
        times.answered(at(9));

        assertThat(times.expired(at(10.1))).contains("did not answer");
    }

    @Test
    void afterTheBeginningOnlySilenceCounts() {
        times.answered(at(5));
        times.meaningful(at(5));

        assertThat(times.expired(at(25))).isNull();
        assertThat(times.expired(at(25.1))).isEqualTo("the upstream was silent for 20000 ms");
    }

    @Test
    void everyByteEndsTheSilence() {
        times.answered(at(5));
        times.meaningful(at(5));
        times.received();
        times.look(at(24));

        assertThat(times.expired(at(44))).isNull();
        assertThat(times.expired(at(44.1))).contains("was silent");
    }

    @Test
    void aLookThatFindsNothingNewDoesNotEndTheSilence() {
        times.answered(at(5));
        times.meaningful(at(5));
        times.received();
        times.look(at(6));
        times.look(at(24));

        assertThat(times.expired(at(26.1))).contains("was silent");
    }

    @Test
    void theTotalCountsFromTheFirstAttempt() {
        times.attemptStarted(at(55), TIMEOUTS);

        assertThat(times.expired(at(60))).isNull();
        assertThat(times.isOverTotal(at(60))).isFalse();
        assertThat(times.expired(at(60.1))).isEqualTo("the request took longer than 60 s");
        assertThat(times.expiredTotal(at(60.1))).isEqualTo("the request took longer than 60 s");
        assertThat(times.isOverTotal(at(60.1))).isTrue();
    }

    @Test
    void aNewAttemptHasTheWholeTimeToBegin() {
        times.answered(at(5));
        times.meaningful(at(5));
        times.attemptStarted(at(9), TIMEOUTS);

        assertThat(times.expired(at(19))).isNull();
        assertThat(times.expired(at(19.1))).contains("did not answer");
        assertThat(times.firstEventMicros()).isZero();
    }

    @Test
    void aBeginningThatLeadsToNothingIsOldAfterFiveSeconds() {
        assertThat(times.preambleIsOld(at(9))).isFalse();

        times.answered(at(1));

        assertThat(times.preambleIsOld(at(6))).isFalse();
        assertThat(times.preambleIsOld(at(6.1))).isTrue();
    }

    @Test
    void silenceCountsFromTheLastByteOrComment() {
        var limit = Duration.ofSeconds(3);
        times.answered(at(1));
        assertThat(times.isSilent(at(4), limit)).isFalse();
        assertThat(times.isSilent(at(4.1), limit)).isTrue();

        times.commented(at(4.1));
        assertThat(times.isSilent(at(7), limit)).isFalse();
        assertThat(times.isSilent(at(7.2), limit)).isTrue();
    }

    @Test
    void withoutALimitNothingIsSilent() {
        assertThat(times.isSilent(at(1000), Duration.ZERO)).isFalse();
    }

    @Test
    void theFirstMeaningfulMomentCounts() {
        times.meaningful(at(0.25));
        times.meaningful(at(3));

        assertThat(times.firstEventMicros()).isEqualTo(250_000);
    }

    @Test
    void anAttemptIsYoungForASecond() {
        times.attemptStarted(at(5), TIMEOUTS);

        assertThat(times.isYoung(at(5.9))).isTrue();
        assertThat(times.isYoung(at(6))).isFalse();
    }

    @Test
    void remembersWhetherTheLastAttemptTimedOut() {
        times.ended(AttemptOutcome.TIMED_OUT);
        assertThat(times.timedOut()).isTrue();

        times.ended(AttemptOutcome.SERVER_ERROR);
        assertThat(times.timedOut()).isFalse();
    }

    @Test
    void restsForASmallPartOfTheNearestLimit() {
        assertThat(times.rest(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(times.rest(Duration.ofSeconds(8))).isEqualTo(Duration.ofMillis(500).toNanos());

        times.attemptStarted(
                at(0),
                new Timeouts(TIMEOUTS.connect(), Duration.ofSeconds(1), Duration.ofMillis(800), Duration.ofMinutes(1)));

        assertThat(times.rest(Duration.ofSeconds(8))).isEqualTo(Duration.ofMillis(50).toNanos());
    }

    private static long at(double seconds) {
        return 1_000_000 + (long) (seconds * 1_000_000_000L);
    }
}
