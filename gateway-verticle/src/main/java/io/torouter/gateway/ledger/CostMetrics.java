package io.torouter.gateway.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.ledger.LedgerRow;
import io.torouter.snapshot.Snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what requests cost, by models and channels of the catalogue. Confined to the edge's event loop. */
final class CostMetrics {
    /** A counter is no account: it may be rounded. */
    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final Supplier<Snapshot> catalog;
    private final Map<Labels, Counter> counters = new HashMap<>();

    private record Labels(String model, String channel) {}

    CostMetrics(MeterRegistry registry, Supplier<Snapshot> catalog) {
        this.registry = registry;
        this.catalog = catalog;
    }

    void add(LedgerRow row) {
        long cost = row.charge().cost().total();
        if (cost > 0) {
            var labels = new Labels(model(row), row.served().channel());
            counters.computeIfAbsent(labels, this::register).increment(cost / NANOS);
        }
    }

    private String model(LedgerRow row) {
        var model = row.asked().model();
        var group = catalog.get().group(row.payer().group());
        return group != null && group.routes().containsKey(model) ? model : "other";
    }

    private Counter register(Labels labels) {
        return Counter.builder("torouter.cost.usd")
                .description("What requests cost their clients, in US dollars")
                .tag("model", labels.model())
                .tag("channel", labels.channel())
                .register(registry);
    }
}
