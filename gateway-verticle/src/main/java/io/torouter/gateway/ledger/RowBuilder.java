package io.torouter.gateway.ledger;

import io.torouter.bus.AttemptReport;
import io.torouter.dialect.Operation;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes the row of a request that is over. */
record RowBuilder(Exchange exchange, Operation operation, ApiKey key, Exchange.Ending ending) {
    LedgerRow row(Snapshot snapshot, Clocked at) {
        var group = snapshot.group(key.group());
        var model = publicModel(group, exchange.model());
        long multiplier = group == null ? Cost.ONCE : group.terms().multiplier();
        var pricing = new Pricing(snapshot, at.started(), multiplier);
        return new LedgerRow(
                exchange.id(),
                at.started().toEpochMilli(),
                new LedgerRow.Payer(key.id(), key.name(), key.account(), key.group()),
                asked(),
                served(model, snapshot),
                ended(at),
                pricing.of(operation, model, ending.settlement(), ending.status()),
                attempts(pricing, model));
    }

    /**
     * When a request took place.
     *
     * @param started never before 1970, whatever the clock of the machine says
     */
    record Clocked(Instant started, long durationMicros) {
        /**
         * @param ageNanos since the request came
         * @param durationNanos until it was over for its client
         */
        static Clocked of(long nowMillis, long ageNanos, long durationNanos) {
            long millis = Math.max(0, nowMillis - ageNanos / 1_000_000);
            return new Clocked(Instant.ofEpochMilli(millis), durationNanos / 1_000);
        }
    }

    /** Prices and channels know a model by the id without the suffix that clients may put behind it. */
    private static String publicModel(@Nullable Group group, String model) {
        var lead = group == null || model.isEmpty() ? null : group.lead(model);
        return lead == null ? model : lead.model();
    }

    private LedgerRow.Asked asked() {
        var request = exchange.request();
        var userAgent = request.headers().get(HttpHeaders.USER_AGENT);
        return new LedgerRow.Asked(
                exchange.surface().name().toLowerCase(Locale.ROOT),
                operation.name().toLowerCase(Locale.ROOT),
                exchange.model(),
                exchange.stream(),
                exchange.client(),
                userAgent == null ? "" : userAgent);
    }

    /** A router of an older release does not report its attempts. */
    private LedgerRow.Served served(String model, Snapshot snapshot) {
        var settlement = ending.settlement();
        if (!settlement.reports().isEmpty()) {
            var last = settlement.reports().getLast();
            return new LedgerRow.Served(
                    settlement.channel(), last.model(), last.upstreamRequestId(), settlement.attempts());
        }
        var channel = snapshot.channels().get(settlement.channel());
        var upstream = channel == null ? "" : channel.upstreamModel(model);
        return new LedgerRow.Served(settlement.channel(), upstream, "", settlement.attempts());
    }

    private List<AttemptRow> attempts(Pricing pricing, String model) {
        return ending.settlement().reports().stream().map(report -> attempt(pricing, model, report)).toList();
    }

    private AttemptRow attempt(Pricing pricing, String model, AttemptReport report) {
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
                pricing.ofAttempt(operation, model, report),
                report.upstreamRequestId());
    }

    private LedgerRow.Ending ended(Clocked at) {
        return new LedgerRow.Ending(
                ending.status(),
                ending.settlement().outcome().name().toLowerCase(Locale.ROOT),
                ending.code(),
                ending.settlement().firstByteMicros(),
                at.durationMicros());
    }
}
