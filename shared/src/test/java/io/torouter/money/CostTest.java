package io.torouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.usage.Usage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;

class CostTest {
    /** 1 picodollar for the first kind, 2 for the second and so on, times a thousand. */
    private static final Rates RATES = new Rates(1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000, 11_000);

    private static final Usage ALL = new Usage(1000, 100, 60, 500, 70, new Usage.Detail(20, 200, 300, 50, 2));

    @Test
    void countsEachTokenOnceAndByItsKind() {
        assertThat(Cost.of(RATES, ALL, Cost.ONCE))
                .isEqualTo(new Cost(500, 200, 120, 80, 2250, 420, 1400 + 400, 2700 + 20, 11));
    }

    @Test
    void multipliesEachPart() {
        assertThat(Cost.of(RATES, ALL, 2 * Cost.ONCE).total()).isEqualTo(2 * Cost.of(RATES, ALL, Cost.ONCE).total());
        assertThat(Cost.of(RATES, ALL, 0)).isEqualTo(Cost.NONE);
    }

    @Test
    void roundsHalfUp() {
        var oneAndAHalf = Rates.ofTokens(500, 499);

        assertThat(Cost.of(oneAndAHalf, new Usage(3, 0, 0, 1, 0), Cost.ONCE)).isEqualTo(input(2));
    }

    private static Cost input(long nanos) {
        return new Cost(nanos, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void isAsMuchAsANumberCanHoldWhereItIsMore() {
        var dear = Rates.ofTokens(Long.MAX_VALUE, Long.MAX_VALUE);
        var cost = Cost.of(dear, new Usage(1 << 30, 0, 0, 1 << 30, 0), Cost.ONCE);

        assertThat(cost.input()).isEqualTo(Long.MAX_VALUE);
        assertThat(cost.total()).isEqualTo(Long.MAX_VALUE);
    }

    @Property
    void isWhatExactArithmeticSays(
            @ForAll @LongRange(max = 1L << 40) long tokens,
            @ForAll @LongRange(max = 1L << 40) long picos,
            @ForAll @LongRange(max = 100 * Cost.ONCE) long multiplier) {
        var exact =
                BigDecimal.valueOf(tokens)
                        .multiply(BigDecimal.valueOf(picos))
                        .multiply(BigDecimal.valueOf(multiplier))
                        .movePointLeft(9)
                        .setScale(0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE));

        var cost = Cost.of(Rates.ofTokens(picos, 0), new Usage(tokens, 0, 0, 0, 0), multiplier);

        assertThat(cost.input()).isEqualTo(exact.longValueExact());
    }

    @Property
    void partsAddUpToTheTotal(
            @ForAll @LongRange(max = 1 << 30) long input,
            @ForAll @LongRange(max = 1 << 30) long written,
            @ForAll @LongRange(max = 1 << 30) long output,
            @ForAll @LongRange(max = 1 << 30) long detail) {
        var usage =
                new Usage(input, input, written, output, output)
                        .with(new Usage.Detail(detail, detail, detail, detail, 1));

        var cost = Cost.of(Rates.ofTokens(1234, 1234), usage, Cost.ONCE);

        long tokens = usage.totalInput() + usage.totalOutput();
        long exact = BigDecimal.valueOf(tokens * 1234).movePointLeft(3).setScale(0, RoundingMode.HALF_UP).longValue();
        assertThat(cost.total()).isBetween(exact - 5, exact + 5);
    }
}
