package io.torouter.catalog.ledger;

import io.torouter.bus.Heartbeat;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.LedgerBatch;
import io.torouter.ledger.bus.LedgerBatchCodec;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.ledger.bus.PastQuestionCodec;
import io.torouter.limits.Past;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Has rows kept and asked about at another node, one of those that say in their heartbeats that they have a database.
 * Confined to the ledger's event loop.
 */
final class RemoteKeeper implements RowKeeper {
    /** Longer than a database may take to say that it is not there. */
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setCodecName(LedgerBatchCodec.NAME).setSendTimeout(15_000);

    private static final DeliveryOptions QUESTION =
            new DeliveryOptions().setCodecName(PastQuestionCodec.NAME).setSendTimeout(2_000);

    /** What one message between nodes should not exceed. */
    private static final int MOST = 512;

    private static final DeliveryOptions PLAIN = new DeliveryOptions().setSendTimeout(2_000);

    private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(Heartbeat.LOST_MILLIS);

    private final Vertx vertx;
    private final LongSupplier nanos;
    private final Map<String, Long> heard = new LinkedHashMap<>();

    /**
     * @param nanos a monotonic clock
     */
    RemoteKeeper(Vertx vertx, LongSupplier nanos) {
        this.vertx = vertx;
        this.nanos = nanos;
    }

    void heard(Heartbeat beat) {
        if (beat.hasDatabase() && !beat.draining()) {
            heard.put(beat.node(), nanos.getAsLong());
        } else {
            heard.remove(beat.node());
        }
    }

    void lost(String node) {
        heard.remove(node);
    }

    @Override
    public int most() {
        return MOST;
    }

    /** A node that failed is not asked again before its next heartbeat, so that another has its turn. */
    @Override
    public Future<?> keep(List<LedgerRow> rows) {
        return living().compose(node ->
                vertx.eventBus()
                        .request(LedgerAddress.keeper(node), new LedgerBatch(rows), OPTIONS)
                        .onFailure(_ -> heard.remove(node)));
    }

    @Override
    public Future<Past> past(PastQuestion question) {
        return living().compose(node ->
                vertx.eventBus().<Past>request(LedgerAddress.past(node), question, QUESTION).map(Message::body));
    }

    @Override
    public Future<KeyUsage> usage(String key) {
        return living().compose(node ->
                vertx.eventBus().<KeyUsage>request(LedgerAddress.usage(node), key, PLAIN).map(Message::body));
    }

    private Future<String> living() {
        long now = nanos.getAsLong();
        heard.values().removeIf(at -> now - at > LOST_NANOS);
        return heard.keySet().stream()
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture("no node with a database is in reach"));
    }
}
