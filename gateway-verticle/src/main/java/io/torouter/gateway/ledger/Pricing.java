package io.torouter.gateway.ledger;

import io.torouter.bus.AttemptReport;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.snapshot.Snapshot;
import io.torouter.usage.Usage;

import java.time.Instant;

/**
 * What a request costs its client.
 *
 * <p>What was used is paid, whatever became of the answer; a price for each request is paid where there was an answer.
 * Operations that only count or look something up are free.
 *
 * @param multiplier of the group's prices, in millionths
 */
public record Pricing(Snapshot snapshot, Instant moment, long multiplier) {
    /** No request uses as many tokens of a kind; an upstream that says so must not spoil every sum it is part of. */
    static final long MOST = 1_000_000_000;

    private static final int FIRST_ERROR = 400;
    private static final String COMPLETED = "completed";

    /**
     * @param model its public id
     * @param status what the client got
     */
    public LedgerRow.Charge of(Operation operation, String model, Settlement settlement, int status) {
        var usage = settlement.usage().atMost(MOST);
        boolean answered = settlement.outcome() == Outcome.COMPLETED && status < FIRST_ERROR;
        if (!operation.usesTokens() || !(answered || isUsed(usage))) {
            return new LedgerRow.Charge(Usage.NONE, false, Cost.NONE, "", multiplier);
        }
        boolean estimated = !settlement.usageReported() && isUsed(usage);
        var price = snapshot.price(settlement.channel(), model, moment);
        return price == null
                ? new LedgerRow.Charge(usage, estimated, Cost.NONE, "", multiplier)
                : new LedgerRow.Charge(
                        usage,
                        estimated,
                        Cost.of(price.rates(usage.totalInput()), usage, multiplier),
                        price.version(),
                        multiplier);
    }

    /**
     * What a provider takes for an attempt by the price list, in nanodollars; the group's multiplier is not its own.
     *
     * @param model its public id
     */
    long ofAttempt(Operation operation, String model, AttemptReport attempt) {
        boolean answered =
                attempt.status() > 0 && attempt.status() < FIRST_ERROR && attempt.outcome().equals(COMPLETED);
        var usage = attempt.usage().atMost(MOST);
        var price = snapshot.price(attempt.channel(), model, moment);
        return price == null || !operation.usesTokens() || !(answered || isUsed(usage))
                ? 0
                : Cost.of(price.rates(usage.totalInput()), usage, Cost.ONCE).total();
    }

    static boolean isUsed(Usage usage) {
        return usage.totalInput() > 0 || usage.totalOutput() > 0 || usage.detail().images() > 0;
    }
}
