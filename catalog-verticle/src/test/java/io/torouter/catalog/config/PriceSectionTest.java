package io.torouter.catalog.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.yaml.ConfigText;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PriceSectionTest {
    private static @Nullable PriceList read(String price) {
        var file = "models:\n  - id: m\n    price: " + price + "\n";
        var reading = new ConfigReader(Map.of(), _ -> List.of()).read(new ConfigText("prices.yaml", file));
        assertThat(reading.problems()).isEmpty();
        return reading.catalog().models().getFirst().prices();
    }

    @Test
    void whatHasNoPriceOfItsOwnCostsWhatItIsAKindOf() {
        assertThat(read("{ input: 2, output: 8 }"))
                .isEqualTo(PriceList.of(Price.always("configured", Rates.ofTokens(2_000_000, 8_000_000))));
    }

    @Test
    void imagesAndRequestsHavePricesEach() {
        var price =
                read(
                        "{ input: 1, output: 2, cache_write: 3, cache_write_1h: 4, cache_read: 0.1, reasoning: 5,"
                                + " audio_input: 6, audio_output: 7, image_input: 8, image: 0.04, request: 0.001 }");

        assertThat(price)
                .isEqualTo(
                        PriceList.of(
                                Price.always(
                                        "configured",
                                        new Rates(
                                                1_000_000,
                                                100_000,
                                                3_000_000,
                                                4_000_000,
                                                2_000_000,
                                                5_000_000,
                                                6_000_000,
                                                7_000_000,
                                                8_000_000,
                                                40_000_000_000L,
                                                1_000_000_000L))));
    }

    @Test
    void versionsFollowOneAnotherAndHaveTiers() {
        var prices =
                read(
                        "[{ input: 1, output: 1, version: old },"
                                + " { input: 2, output: 2, version: new, from: 2027-01-01,"
                                + " tiers: [{ above: 200000, input: 4, output: 3 }] }]");

        var tier = new Price.Tier(200_000, Rates.ofTokens(4_000_000, 3_000_000));
        assertThat(prices)
                .isEqualTo(
                        new PriceList(
                                List.of(
                                        Price.always("old", Rates.ofTokens(1_000_000, 1_000_000)),
                                        new Price(
                                                "new",
                                                Instant.parse("2027-01-01T00:00:00Z"),
                                                Rates.ofTokens(2_000_000, 2_000_000),
                                                List.of(tier)))));
    }
}
