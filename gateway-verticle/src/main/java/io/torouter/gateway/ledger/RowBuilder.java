package io.torouter.gateway.ledger;

import io.torouter.bus.AttemptReport;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.http.HttpHeaders;

import java.util.ArrayList;
import java.util.List;

/** Makes the row of a request that is over. */
record RowBuilder(Exchange exchange, Exchange.Ending ending, Exchange.Bill bill) {
    LedgerRow row(Snapshot snapshot) {
        var key = bill.key();
        return new LedgerRow(
                exchange.id(),
                bill.started().toEpochMilli(),
                new LedgerRow.Payer(key.id(), key.name(), key.account(), key.group()),
                asked(),
                served(snapshot),
                ended(),
                bill.charge(),
                attempts(new Pricing(snapshot, bill.started(), bill.charge().multiplier())));
    }

    private LedgerRow.Asked asked() {
        var request = exchange.request();
        var userAgent = request.headers().get(HttpHeaders.USER_AGENT);
        return new LedgerRow.Asked(
                exchange.surface().word(),
                bill.operation().word(),
                exchange.model(),
                exchange.stream(),
                exchange.client(),
                userAgent == null ? "" : userAgent);
    }

    /** A router of an older release does not report its attempts. */
    private LedgerRow.Served served(Snapshot snapshot) {
        var settlement = ending.settlement();
        if (!settlement.reports().isEmpty()) {
            var last = settlement.reports().getLast();
            return new LedgerRow.Served(
                    settlement.channel(), last.model(), last.upstreamRequestId(), settlement.attempts());
        }
        var channel = snapshot.channels().get(settlement.channel());
        var upstream = channel == null ? "" : channel.upstreamModel(bill.model());
        return new LedgerRow.Served(settlement.channel(), upstream, "", settlement.attempts());
    }

    private List<AttemptRow> attempts(Pricing pricing) {
        var reports = ending.settlement().reports();
        var rows = new ArrayList<AttemptRow>(reports.size());
        for (var report : reports) {
            rows.add(attempt(pricing, report));
        }
        return rows;
    }

    private AttemptRow attempt(Pricing pricing, AttemptReport report) {
        return new AttemptRow(
                report.channel(),
                report.model(),
                report.status(),
                report.outcome(),
                report.startMicros(),
                report.firstByteMicros(),
                report.totalMicros(),
                report.usage().atMost(Pricing.MOST),
                !report.usageReported() && Pricing.isUsed(report.usage()),
                pricing.ofAttempt(bill.operation(), bill.model(), report),
                report.upstreamRequestId());
    }

    private LedgerRow.Ending ended() {
        return new LedgerRow.Ending(
                ending.status(),
                ending.settlement().outcome().word(),
                ending.code(),
                ending.settlement().firstByteMicros(),
                exchange.durationNanos() / 1_000);
    }
}
