package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.limits.Amounts;
import io.torouter.limits.Grant;
import io.torouter.limits.Limit;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.Standing;

import org.junit.jupiter.api.Test;

import java.util.List;

class LeaseStateTest {
    private static final Limits LIMITS = new Limits(1_000, 0, 0, 2, 0, 0, 0);
    private static final Amounts NEED = new Amounts(1, 0, 10, 1);
    private static final LeaseState NEW = LeaseState.NEW.under(LIMITS, false);

    private static Grant grant(Amounts spare) {
        return new Grant(List.of(), spare, Standing.UNLIMITED, LimitState.ALWAYS);
    }

    private static LeaseState holding(Amounts ahead) {
        return NEW.touched(0).waitsFor(NEED).asking(0).answered(grant(ahead)).rested();
    }

    @Test
    void aNeedIsOfWhatIsLimited() {
        assertThat(NEW.need(500, 10)).isEqualTo(NEED);
        assertThat(NEW.need(500, 0).nanos()).isEqualTo(1);
    }

    @Test
    void whatIsAheadIsNotGivenWhileAClaimIsUnderWay() {
        var state = holding(NEED.times(3));

        assertThat(state.covers(NEED)).isTrue();
        assertThat(state.asking(1).covers(NEED)).isFalse();
        assertThat(state.asking(1).answered(grant(NEED)).covers(NEED)).isFalse();
    }

    @Test
    void aRequestTakesWhatItNeedsAndLeavesWhatItUsed() {
        var state = holding(NEED.times(3)).taken(NEED).begun(NEED);
        var over = state.over(new Amounts(0, 0, 10, 1), new Amounts(0, 7, 9, 0));

        assertThat(state.holding().ahead()).isEqualTo(NEED.times(2));
        assertThat(state.holding().underWay()).isEqualTo(new Amounts(0, 0, 10, 1));
        assertThat(over.holding().underWay()).isEqualTo(Amounts.NONE);
        assertThat(over.holding().used()).isEqualTo(new Amounts(1, 7, 9, 0));
    }

    @Test
    void untilTheBookConfirmsItIsToldTheSameUnderTheSameNumber() {
        var first = holding(NEED).taken(NEED).begun(NEED).asking(1);
        var later = first.rested().over(NEED, new Amounts(0, 0, 5, 0)).asking(2);

        assertThat(later.claim("edge", List.of()))
                .returns(2L, claim -> claim.sequence())
                .returns(new Amounts(1, 0, 0, 0), claim -> claim.used());
        var next = later.answered(grant(Amounts.NONE)).rested().asking(3).claim("edge", List.of());
        assertThat(next.sequence()).isEqualTo(3);
        assertThat(next.used()).isEqualTo(new Amounts(0, 0, 5, 0));
    }

    @Test
    void otherLimitsLeaveNothingAheadAndNoRefusal() {
        var refusal = Refusal.at(0, new Grant.Refused(Limit.SPEND, Grant.NEVER, false), NEED, true);
        var state = holding(NEED).refused(refusal);

        assertThat(state.under(LIMITS, false)).isSameAs(state);
        var other = state.under(Limits.ofSpend(5), false);
        assertThat(other.holding().ahead()).isEqualTo(Amounts.NONE);
        assertThat(other.known(1, NEED)).isNull();
    }

    @Test
    void whatIsGivenBackLeavesOnlyRefusalsThatLast() {
        var reason = new Grant.Refused(Limit.CONCURRENCY, Grant.NEVER, false);
        var soon = NEW.refused(Refusal.at(0, reason, NEED, false));
        var lasting = NEW.refused(Refusal.at(0, reason, NEED, true));

        assertThat(soon.known(1, NEED)).isNotNull();
        assertThat(soon.over(NEED, Amounts.NONE).known(1, NEED)).isNull();
        assertThat(lasting.over(NEED, Amounts.NONE).known(1, NEED)).isNotNull();
        assertThat(lasting.known(10_000, NEED)).isNull();
    }

    @Test
    void nothingIsWantedAheadOnceRequestsPause() {
        var state = holding(NEED);

        assertThat(state.asking(999).claim("edge", List.of()).spare()).isEqualTo(NEED);
        assertThat(state.asking(1_000).claim("edge", List.of()).spare()).isEqualTo(Amounts.NONE);
        assertThat(state.isDue(999)).isFalse();
        assertThat(state.isDue(1_000)).isTrue();
    }
}
