package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;

/** What was asked for, who served it, how it ended and by which price it is paid. */
record Kind(Asked asked, Served served, Ending ending, Price price) {
    record Asked(String surface, String operation, String model, boolean stream) {}

    record Served(String channel, String model, int attempts) {}

    record Ending(int status, String outcome, String error) {}

    record Price(boolean estimated, String version, long multiplier) {}

    static Kind of(LedgerRow row) {
        var asked = row.asked();
        var served = row.served();
        var ending = row.ending();
        var charge = row.charge();
        return new Kind(
                new Asked(asked.surface(), asked.operation(), asked.model(), asked.stream()),
                new Served(served.channel(), served.model(), served.attempts()),
                new Ending(ending.status(), ending.outcome(), ending.error()),
                new Price(charge.estimated(), charge.priceVersion(), charge.multiplier()));
    }
}
