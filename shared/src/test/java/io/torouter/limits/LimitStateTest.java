package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class LimitStateTest {
    private static final Amounts ONE = new Amounts(1, 0, 0, 0);
    private static final Limits TWO_A_MINUTE = new Limits(0, 2, 0, 0, 0, 0, 0);
    private static final Limits THREE_AT_ONCE = new Limits(0, 0, 0, 3, 0, 0, 0);
    private static final Limits TEN_NANOS = new Limits(10, 0, 0, 0, 0, 0, 0);

    private long sequence;
    private LimitState state = LimitState.NEW;

    private Grant claim(String holder, Limits limits, Amounts used, Amounts kept, Amounts... needs) {
        return claimAt(1_000_000, new Claim(holder, ++sequence, limits, used, kept, List.of(needs), Amounts.NONE));
    }

    private Grant claimAt(long now, Claim claim) {
        var step = state.claim(claim, now);
        state = step.state();
        return step.grant();
    }

    @Test
    void grantsUpToTheLimitAndSaysWhatIsInTheWay() {
        var grant = claim("a", TWO_A_MINUTE, Amounts.NONE, Amounts.NONE, ONE, ONE, ONE);

        assertThat(grant.answers())
                .containsExactly(
                        new Grant.Given(ONE), new Grant.Given(ONE), new Grant.Refused(Limit.REQUESTS, 1_000, true));
    }

    @Test
    void saysHowLongAFullWindowStaysFull() {
        claim("a", TWO_A_MINUTE, new Amounts(2, 0, 0, 0), Amounts.NONE);

        var later = claimAt(1_010_000, new Claim("b", 1, TWO_A_MINUTE, Amounts.NONE, Amounts.NONE, List.of(ONE), ONE));

        assertThat(later.answers()).containsExactly(new Grant.Refused(Limit.REQUESTS, 50_000, false));
        assertThat(later.standing().requests()).isEqualTo(new Standing.Count(2, 0, 50_000));
    }

    @Test
    void aWindowSlides() {
        claim("a", TWO_A_MINUTE, new Amounts(2, 0, 0, 0), Amounts.NONE);

        var later = claimAt(1_060_000, new Claim("b", 1, TWO_A_MINUTE, Amounts.NONE, Amounts.NONE, List.of(ONE), ONE));

        assertThat(later.answers()).containsExactly(new Grant.Given(ONE));
    }

    @Test
    void whatAHolderDoesNotKeepIsFreeAgain() {
        var slot = new Amounts(0, 0, 0, 1);
        claim("a", THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, slot, slot, slot);
        assertThat(claim("b", THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, slot).answers())
                .containsExactly(new Grant.Refused(Limit.CONCURRENCY, 1_000, true));

        claim("a", THREE_AT_ONCE, Amounts.NONE, slot.times(2));

        assertThat(claim("b", THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, slot).answers())
                .containsExactly(new Grant.Given(slot));
    }

    @Test
    void theLeaseOfADeadHolderReturnsByItself() {
        var slots = new Amounts(0, 0, 0, 3);
        claim("dead", THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, slots);

        var inTime = new Claim("b", 1, THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, List.of(slots), Amounts.NONE);
        assertThat(claimAt(1_014_999, inTime).answers()).hasOnlyElementsOfType(Grant.Refused.class);
        var after = new Claim("b", 2, THREE_AT_ONCE, Amounts.NONE, Amounts.NONE, List.of(slots), Amounts.NONE);
        assertThat(claimAt(1_015_000, after).answers()).containsExactly(new Grant.Given(slots));
    }

    @Test
    void aSpentCapHasNoEndAndAPressedOneHas() {
        var five = new Amounts(1, 0, 5, 0);
        claim("a", TEN_NANOS, Amounts.NONE, Amounts.NONE, five, five);
        assertThat(claim("b", TEN_NANOS, Amounts.NONE, Amounts.NONE, five).answers())
                .containsExactly(new Grant.Refused(Limit.SPEND, 1_000, true));

        claim("a", TEN_NANOS, new Amounts(2, 0, 10, 0), Amounts.NONE);

        assertThat(claim("b", TEN_NANOS, Amounts.NONE, Amounts.NONE, five).answers())
                .containsExactly(new Grant.Refused(Limit.SPEND, Grant.NEVER, false));
    }

    @Test
    void theLastOfTheMoneyGoesToOneRequestByItself() {
        claim("a", TEN_NANOS, new Amounts(1, 0, 9, 0), Amounts.NONE);
        var dear = new Amounts(1, 0, 5, 0);

        assertThat(claim("a", TEN_NANOS, Amounts.NONE, Amounts.NONE, dear, dear).answers())
                .containsExactly(new Grant.Given(new Amounts(1, 0, 1, 0)), new Grant.Refused(Limit.SPEND, 1_000, true));
    }

    @Test
    void aClaimThatIsMadeTwiceCountsItsUseOnce() {
        var again = new Claim("a", 7, TEN_NANOS, new Amounts(1, 0, 3, 0), Amounts.NONE, List.of(), Amounts.NONE);
        claimAt(1_000_000, again);
        claimAt(1_000_100, again);
        assertThat(state.spentNanos()).isEqualTo(3);

        var late = new Claim("a", 6, TEN_NANOS, new Amounts(1, 0, 3, 0), Amounts.NONE, List.of(ONE), Amounts.NONE);

        assertThat(claimAt(1_000_200, late)).isEqualTo(Grant.NOTHING);
        assertThat(state.spentNanos()).isEqualTo(3);
    }

    @Test
    void aClockThatGoesBackNeitherFreesNorBlocks() {
        var full = new Claim("a", 1, TWO_A_MINUTE, new Amounts(2, 0, 0, 0), ONE, List.of(), Amounts.NONE);
        claimAt(90_000_000, full);

        var back = new Claim("b", 1, TWO_A_MINUTE, Amounts.NONE, Amounts.NONE, List.of(ONE), Amounts.NONE);
        assertThat(claimAt(1_000, back).answers()).hasOnlyElementsOfType(Grant.Refused.class);
        var after = new Claim("b", 2, TWO_A_MINUTE, Amounts.NONE, Amounts.NONE, List.of(ONE), Amounts.NONE);
        assertThat(claimAt(61_000, after).answers()).containsExactly(new Grant.Given(ONE));
    }

    @Test
    void givesLessAheadTheLessIsLeftAndTheMoreHoldersThereAre() {
        var limits = new Limits(0, 10_000, 0, 0, 0, 0, 0);
        assertThat(spare("a", limits)).isEqualTo(50);
        assertThat(spare("b", limits)).isEqualTo(25);

        claim("a", limits, new Amounts(9_900, 0, 0, 0), Amounts.NONE);
        assertThat(spare("b", limits)).isBetween(5L, 15L);

        claim("a", limits, new Amounts(97, 0, 0, 0), Amounts.NONE);
        assertThat(spare("b", limits)).isZero();
    }

    private long spare(String holder, Limits limits) {
        var claim = new Claim(holder, ++sequence, limits, Amounts.NONE, Amounts.NONE, List.of(ONE), ONE);
        return claimAt(1_000_000, claim).spare().requests();
    }

    @Test
    void thePastCountsWhereItIsRecentEnough() {
        var limits = new Limits(100, 0, 0, 0, 10, 10, 0);
        long now = 100 * 3_600_000L;
        var past = new Past(40, List.of(new Past.Use(now - 10 * 3_600_000, 3, 0), new Past.Use(now - 60_000, 2, 0)));

        var known = past.state(limits, now);

        assertThat(known.spentNanos()).isEqualTo(40);
        assertThat(known.used(Limit.FIVE_HOURS)).isEqualTo(2);
        assertThat(known.used(Limit.DAY)).isEqualTo(5);
        assertThat(known.used(Limit.WEEK)).isZero();
    }
}
