package io.torouter.router.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.health.CooldownReason;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;

class BreakerTest {
    private static final long START = -12_345;

    private static Breaker failed(Breaker breaker, int times, long now) {
        var failed = breaker;
        for (int i = 0; i < times; i++) {
            failed = failed.failed(now);
        }
        return failed;
    }

    private static Breaker opened(long now) {
        return failed(Breaker.closed(now), Breaker.FAILURES, now);
    }

    @Test
    void fiveFailuresInARowOpenIt() {
        assertThat(failed(Breaker.closed(START), 4, START).hold(START)).isNull();
        assertThat(opened(START).hold(START)).isEqualTo(new Hold(CooldownReason.FAILURES, Breaker.SHORTEST_MILLIS));
    }

    @Test
    void theyNeedNotComeTogether() {
        var breaker = Breaker.closed(START);
        for (int i = 0; i < 5; i++) {
            breaker = breaker.failed(START + i * 100_000L);
        }

        assertThat(breaker.isOpen(START + 400_000)).isTrue();
    }

    @Test
    void aSuccessBetweenThemBreaksTheRow() {
        var breaker = failed(Breaker.closed(START), 4, START);
        for (int i = 0; i < 10; i++) {
            breaker = breaker.served(START);
        }

        assertThat(failed(breaker, 4, START).hold(START)).isNull();
    }

    @Test
    void halfOfAllFailingOpensItToo() {
        var breaker = Breaker.closed(START);
        for (int i = 0; i < 4; i++) {
            breaker = breaker.failed(START).served(START);
        }
        assertThat(breaker.hold(START)).isNull();

        assertThat(breaker.failed(START).isOpen(START)).isTrue();
    }

    @Test
    void whatFailedLongAgoCountsNoMore() {
        var breaker = Breaker.closed(START);
        for (int i = 0; i < 4; i++) {
            breaker = breaker.failed(START).served(START);
        }
        long later = START + 2 * Tally.WINDOW_MILLIS;

        assertThat(breaker.failed(later).isOpen(later)).isFalse();
    }

    @Test
    void whenItsTimeIsOverOneIsLetThrough() {
        long later = START + Breaker.SHORTEST_MILLIS;
        var breaker = opened(START);
        assertThat(breaker.hold(later - 1)).isNotNull();
        assertThat(breaker.hold(later)).isNull();

        assertThat(breaker.begun(later).hold(later)).isNotNull();
        assertThat(breaker.begun(later).givenUp().hold(later)).as("nothing was learned").isNull();
        assertThat(breaker.begun(later).answered(later).hold(later)).isNull();
        assertThat(breaker.begun(later).served(later)).isEqualTo(Breaker.closed(later));
    }

    @Test
    void itRestsLongerEachTimeUpToAMinute() {
        long now = START;
        var breaker = opened(now);
        for (int seconds : List.of(5, 10, 20, 40, 60, 60, 60)) {
            assertThat(breaker.openUntil() - now).isEqualTo(seconds * 1000L);
            now = breaker.openUntil();
            breaker = breaker.begun(now).failed(now);
        }
    }

    @Test
    void whatWasBegunBeforeItOpenedIsNoNews() {
        var open = opened(START);

        assertThat(open.failed(START + 1)).isEqualTo(open);
        assertThat(open.served(START + 1)).isEqualTo(open);
        assertThat(open.answered(START + 1)).isEqualTo(open);
    }

    @Test
    void anUpstreamThatAsksToWaitIsLeftAloneThatLongButNotForEver() {
        assertThat(Breaker.closed(START).busy(17, START).hold(START))
                .isEqualTo(new Hold(CooldownReason.RATE_LIMITED, 17));
        assertThat(Breaker.closed(START).busy(Long.MAX_VALUE, START).hold(START))
                .isEqualTo(new Hold(CooldownReason.RATE_LIMITED, Breaker.LONGEST_WAIT_MILLIS));
        assertThat(opened(START).busy(17, START)).as("shorter than what is left").isEqualTo(opened(START));
    }

    @Test
    void aRefusedCredentialRestsFromAMinuteToAQuarterOfAnHour() {
        long now = START;
        var breaker = Breaker.closed(now).denied(now);
        for (int minutes : List.of(1, 2, 4, 8, 15, 15)) {
            assertThat(breaker.hold(now)).isEqualTo(new Hold(CooldownReason.CREDENTIAL_REFUSED, minutes * 60_000L));
            assertThat(breaker.denied(now)).as("known").isEqualTo(breaker);
            now = breaker.openUntil();
            breaker = breaker.begun(now).denied(now);
        }
    }

    @Test
    void whatAnotherNodeSaysHoldsAsLong() {
        var told = Breaker.closed(START).told(CooldownReason.RATE_LIMITED, 900, START);

        assertThat(told.hold(START)).isEqualTo(new Hold(CooldownReason.RATE_LIMITED, 900));
        assertThat(told.told(CooldownReason.FAILURES, 800, START)).as("shorter").isEqualTo(told);
    }

    @Test
    void whatIsOverIsForgottenButARowOfFailuresIsRememberedForMinutes() {
        var calm = Breaker.closed(START).served(START);
        var failing = Breaker.closed(START).failed(START);

        assertThat(calm.isForgotten(START)).isFalse();
        assertThat(calm.isForgotten(START + 3 * Tally.WINDOW_MILLIS)).isTrue();
        assertThat(failing.isForgotten(START + 3 * Tally.WINDOW_MILLIS)).isFalse();
        assertThat(failing.isForgotten(START + 22 * Tally.WINDOW_MILLIS)).isTrue();
        assertThat(opened(START).isForgotten(START + 10 * Tally.WINDOW_MILLIS)).as("half open").isFalse();
        assertThat(opened(START).isForgotten(START + 22 * Tally.WINDOW_MILLIS)).as("half open").isTrue();
    }

    record Act(Event event, int later) {}

    enum Event {
        BEGUN,
        GIVEN_UP,
        ANSWERED,
        SERVED,
        FAILED,
        BUSY,
        DENIED,
        TOLD
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(Arbitraries.of(Event.class), Arbitraries.integers().between(0, 90_000))
                .as(Act::new)
                .list()
                .ofMaxSize(60);
    }

    /** Whatever happens: nothing is kept away for longer than the longest time, and a success takes it back. */
    @Property
    void noChannelIsLostForGood(@ForAll("acts") List<Act> acts) {
        long now = START;
        var breaker = Breaker.closed(now);
        for (var act : acts) {
            breaker = next(breaker, act.event(), now);
            var hold = breaker.hold(now);
            assertThat(hold == null ? 0 : hold.millis()).isBetween(0L, Breaker.LONGEST_DENIED_MILLIS);
            now += act.later();
        }
        long later = now + Breaker.LONGEST_DENIED_MILLIS;
        assertThat(breaker.givenUp().hold(later)).isNull();
        assertThat(breaker.begun(later).served(later).reason()).isNull();
    }

    private static Breaker next(Breaker breaker, Event event, long now) {
        return switch (event) {
            case BEGUN -> breaker.begun(now);
            case GIVEN_UP -> breaker.givenUp();
            case ANSWERED -> breaker.answered(now);
            case SERVED -> breaker.served(now);
            case FAILED -> breaker.failed(now);
            case BUSY -> breaker.busy(20_000, now);
            case DENIED -> breaker.denied(now);
            case TOLD -> breaker.told(CooldownReason.FAILURES, 30_000, now);
        };
    }
}
