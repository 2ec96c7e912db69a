package io.torouter.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

class PriceListTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Rates CHEAP = Rates.ofTokens(1, 2);
    private static final Rates DEAR = Rates.ofTokens(3, 4);

    @Test
    void thePriceInForceIsTheNewestThatHasBegun() {
        var may = new Price("may", MAY, DEAR, List.of());
        var prices = new PriceList(List.of(may, Price.always("old", CHEAP)));

        assertThat(prices.at(MAY.minusNanos(1))).isEqualTo(Price.always("old", CHEAP));
        assertThat(prices.at(MAY)).isEqualTo(may);
        assertThat(PriceList.of(may).at(MAY.minusSeconds(1))).isNull();
    }

    @Test
    void aLongPromptMovesAllOfTheRequestToItsTier() {
        var free = new Price.Tier(1_000_000, Rates.FREE);
        var price = new Price("1", Instant.MIN, CHEAP, List.of(free, new Price.Tier(200_000, DEAR)));

        assertThat(price.rates(200_000)).isEqualTo(CHEAP);
        assertThat(price.rates(200_001)).isEqualTo(DEAR);
        assertThat(price.rates(1_000_001)).isEqualTo(Rates.FREE);
    }

    @Test
    void dollarsBecomeWholeNumbersAndAreReadBack() {
        assertThat(Usd.picosPerMillion(new BigDecimal("0.0375"))).isEqualTo(37_500);
        assertThat(Usd.picos(new BigDecimal("0.04"))).isEqualTo(40_000_000_000L);
        assertThat(Usd.nanos(new BigDecimal("50"))).isEqualTo(50 * Usd.DOLLAR);
        assertThat(Usd.text(Usd.ofNanos(1_230_000_000L))).isEqualTo("1.23");
        assertThat(Usd.text(Usd.ofPicos(0))).isEqualTo("0");
    }
}
