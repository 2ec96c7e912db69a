package io.torouter.catalog.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * From the journal to where rows are kept, batch by batch, and again after a while where that fails. Confined to the
 * ledger's event loop.
 */
final class Draining {
    private static final int BATCH = 512;

    private final Vertx vertx;
    private final JournalThread journal;
    private final RowKeeper keeper;
    private final Backoff backoff = new Backoff("bringing the ledger to its database");
    private Future<?> underWay = Future.succeededFuture();
    private boolean busy;
    private boolean more;

    Draining(Vertx vertx, JournalThread journal, RowKeeper keeper) {
        this.vertx = vertx;
        this.journal = journal;
        this.keeper = keeper;
    }

    /** There may be something in the journal. */
    void wake() {
        more = true;
        if (!busy) {
            busy = true;
            drain();
        }
    }

    private void drain() {
        more = false;
        underWay = batch().onSuccess(this::drained).onFailure(this::failed);
    }

    /** Says whether there was something. */
    private Future<Boolean> batch() {
        return journal.call(file -> file.read(BATCH))
                .compose(batch -> batch.isEmpty() ? Future.succeededFuture(false) : kept(batch));
    }

    private Future<Boolean> kept(RowJournal.Batch batch) {
        var kept = batch.rows().isEmpty() ? Future.succeededFuture() : keeper.keep(batch.rows());
        return kept.compose(_ ->
                journal.call(file -> {
                    file.acknowledge(batch);
                    return true;
                }));
    }

    private void drained(boolean some) {
        backoff.succeeded();
        if (some || more) {
            drain();
        } else {
            busy = false;
        }
    }

    private void failed(Throwable cause) {
        vertx.setTimer(backoff.failed(cause), _ -> drain());
    }

    /** Succeeds when the journal is empty, fails at the first batch that nobody takes. */
    Future<?> drainedOnce() {
        return busy ? underWay.compose(_ -> drainedOnce()) : Future.succeededFuture();
    }
}
