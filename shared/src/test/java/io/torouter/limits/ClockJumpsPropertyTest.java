package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;

/** Clocks that are set, while a key goes on with ten requests a minute. */
class ClockJumpsPropertyTest {
    private static final int LIMIT = 10;
    private static final Limits LIMITS = new Limits(0, LIMIT, 0, 0, 0, 0, 0);
    private static final Amounts ONE = new Amounts(1, 0, 0, 0);
    private static final long YEAR = 31_536_000_000L;

    private LimitState state;
    private long sequence;

    /**
     * @param later how much time really passes
     * @param jump what the clock is wrong by from then on, besides
     */
    record Step(long later, long jump) {}

    private static Arbitrary<List<Step>> steps(long least, long most) {
        var later = Arbitraries.longs().between(0, 20_000);
        var jump = Arbitraries.longs().between(least, most).injectNull(0.7);
        return Combinators.combine(later, jump)
                .as((passes, jumps) -> new Step(passes, jumps == null ? 0 : jumps))
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<List<Step>> back() {
        return steps(-YEAR, 0);
    }

    @Provide
    Arbitrary<List<Step>> anywhere() {
        return steps(-YEAR, YEAR);
    }

    private boolean asks(long now) {
        var ask = new Claim("a", ++sequence, LIMITS, Amounts.NONE, Amounts.NONE, List.of(ONE), Amounts.NONE);
        var asked = state.claim(ask, now);
        boolean given = asked.grant().answers().getFirst() instanceof Grant.Given;
        var told = new Claim("a", ++sequence, LIMITS, ONE, Amounts.NONE, List.of(), Amounts.NONE);
        state = given ? asked.state().claim(told, now).state() : asked.state();
        return given;
    }

    @Property(tries = 200)
    void aClockThatIsSetBackNeverGivesMoreThanAWindowHolds(@ForAll("back") List<Step> steps) {
        state = LimitState.NEW;
        var granted = new ArrayList<Long>();
        long truth = 0;
        long clock = 2 * YEAR;
        for (var step : steps) {
            truth += step.later();
            clock += step.later() + step.jump();
            if (asks(clock)) {
                long edge = truth - Limit.REQUESTS.spanMillis();
                assertThat(granted.stream().filter(moment -> moment > edge).count()).isLessThan(LIMIT);
                granted.add(truth);
            }
        }
    }

    @Property(tries = 200)
    void noClockLocksAKeyOutForLongerThanItsWindow(@ForAll("anywhere") List<Step> steps) {
        state = LimitState.NEW;
        long clock = 200 * YEAR;
        for (var step : steps) {
            clock += step.later() + step.jump();
            asks(clock);
        }

        clock += Math.max(Limit.REQUESTS.spanMillis(), LimitState.LEASE_MILLIS);
        for (int i = 0; i < LIMIT; i++) {
            assertThat(asks(clock)).isTrue();
        }
        assertThat(asks(clock)).isFalse();
    }
}
