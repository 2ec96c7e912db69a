package io.torouter.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.snapshot.Accounting;
import io.torouter.snapshot.Snapshot;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class PricingTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Usage USAGE = new Usage(100, 0, 0, 10, 0);
    private static final Snapshot SNAPSHOT = snapshot();

    /** One microdollar for a token read, two for one generated, 500 for a request; ten times that until last year. */
    private static Snapshot snapshot() {
        var rates = new Rates(1_000_000, 0, 0, 0, 2_000_000, 0, 0, 0, 0, 0, 500_000_000);
        var prices =
                new PriceList(
                        List.of(
                                new Price("2025", Instant.EPOCH, Rates.ofTokens(10_000_000, 20_000_000), List.of()),
                                new Price("2026", Instant.parse("2026-01-01T00:00:00Z"), rates, List.of())));
        return new Snapshot(1, Instant.EPOCH, Map.of(), Map.of(), Map.of(), Map.of())
                .with(new Accounting(Map.of(), Map.of(new Accounting.Offer("main", "gpt-5"), prices)));
    }

    private static LedgerRow.Charge charge(Operation operation, Settlement settlement, int status) {
        return new Pricing(SNAPSHOT, NOW, Cost.ONCE).of(operation, "gpt-5", settlement, status);
    }

    private static Settlement settlement(Outcome outcome, Usage usage, boolean reported) {
        return new Settlement(outcome, "main", 1, usage, reported, 5);
    }

    @Test
    void aCompletedAnswerCostsItsTokensAndItsRequest() {
        var charge = charge(Operation.MESSAGES, settlement(Outcome.COMPLETED, USAGE, true), 200);

        assertThat(charge.cost()).isEqualTo(new Cost(100_000, 0, 0, 0, 20_000, 0, 0, 0, 500_000));
        assertThat(charge.priceVersion()).isEqualTo("2026");
        assertThat(charge.estimated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
    void whatBrokeOffBeforeAnyOutputCostsNothing(Outcome outcome) {
        var charge = charge(Operation.MESSAGES, settlement(outcome, Usage.NONE, false), 502);

        assertThat(charge.cost()).isEqualTo(Cost.NONE);
        assertThat(charge.priceVersion()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
    void whatBrokeOffInTheMiddleCostsWhatWasUsed(Outcome outcome) {
        var charge = charge(Operation.MESSAGES, settlement(outcome, USAGE, false), 200);

        assertThat(charge.cost().total()).isEqualTo(620_000);
        assertThat(charge.estimated()).isTrue();
    }

    @Test
    void anErrorThatWasPassedOnCostsNothing() {
        assertThat(charge(Operation.MESSAGES, settlement(Outcome.COMPLETED, Usage.NONE, false), 400).cost())
                .isEqualTo(Cost.NONE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "RESPONSES_GET",
                "RESPONSES_DELETE",
                "RESPONSES_INPUT_ITEMS",
                "RESPONSES_INPUT_TOKENS",
                "MESSAGES_COUNT_TOKENS",
                "COUNT_TOKENS"
            })
    void lookingUpAndCountingIsFree(Operation operation) {
        var charge = charge(operation, settlement(Outcome.COMPLETED, USAGE, true), 200);

        assertThat(charge.cost()).isEqualTo(Cost.NONE);
        assertThat(charge.usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void thePriceIsThatOfTheMomentAtWhichTheRequestStarted() {
        var pricing = new Pricing(SNAPSHOT, Instant.parse("2025-12-31T23:59:59.999Z"), Cost.ONCE);

        var charge = pricing.of(Operation.MESSAGES, "gpt-5", settlement(Outcome.COMPLETED, USAGE, true), 200);

        assertThat(charge.priceVersion()).isEqualTo("2025");
        assertThat(charge.cost().total()).isEqualTo(1_200_000);
    }

    @Test
    void theGroupMultipliesThePrice() {
        var charge =
                new Pricing(SNAPSHOT, NOW, 1_500_000)
                        .of(Operation.MESSAGES, "gpt-5", settlement(Outcome.COMPLETED, USAGE, true), 200);

        assertThat(charge.cost().total()).isEqualTo(930_000);
        assertThat(charge.multiplier()).isEqualTo(1_500_000);
    }

    @Test
    void whatHasNoPriceIsCountedAndCostsNothing() {
        var charge =
                new Pricing(SNAPSHOT, NOW, Cost.ONCE)
                        .of(Operation.MESSAGES, "other", settlement(Outcome.COMPLETED, USAGE, true), 200);

        assertThat(charge.usage()).isEqualTo(USAGE);
        assertThat(charge.cost()).isEqualTo(Cost.NONE);
        assertThat(charge.priceVersion()).isEmpty();
    }
}
