package io.torouter.gateway.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.LedgerBatch;
import io.torouter.ledger.bus.LedgerBatchCodec;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rows of one edge instance: gathers them, and hands them to the node's journal every now and then. Confined to the
 * edge's event loop.
 */
public final class EdgeLedger {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeLedger.class);

    /** So many rows do not wait for the next flush. */
    static final int BATCH = 1024;

    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setCodecName(LedgerBatchCodec.NAME).setLocalOnly(true);

    private final EventBus bus;
    private final Supplier<Snapshot> catalog;
    private final CostMetrics metrics;
    private List<LedgerRow> gathered = new ArrayList<>();

    public EdgeLedger(EventBus bus, Supplier<Snapshot> catalog, MeterRegistry registry) {
        this.bus = bus;
        this.catalog = catalog;
        this.metrics = new CostMetrics(registry, catalog);
    }

    /** Writes a request down that is over and has a bill: it called something with a key that may come in. */
    public void over(Exchange exchange, Exchange.Ending ending) {
        var bill = ending.bill();
        if (bill != null) {
            write(new RowBuilder(exchange, ending, bill));
        }
    }

    /** What is wrong with a row is no reason to break the answer off that it tells of. */
    private void write(RowBuilder over) {
        try {
            add(over.row(catalog.get()));
        } catch (RuntimeException fault) {
            LOG.error("request {} is lost for the ledger", over.exchange().id(), fault);
        }
    }

    private void add(LedgerRow row) {
        metrics.add(row);
        gathered.add(row);
        if (gathered.size() >= BATCH) {
            flush();
        }
    }

    /** Hands over what was gathered; it is on disk when the future succeeds. */
    public Future<?> flush() {
        if (gathered.isEmpty()) {
            return Future.succeededFuture();
        }
        var batch = new LedgerBatch(gathered);
        gathered = new ArrayList<>();
        return bus.request(LedgerAddress.JOURNAL, batch, OPTIONS)
                .onFailure(cause ->
                        LOG.error("{} rows may be missing in the ledger: {}", batch.rows().size(), cause.toString()));
    }
}
