package io.torouter.catalog.ledger;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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
    private final Promise<Void> caughtUp = Promise.promise();
    private long left;

    /**
     * @param left how many rows an earlier process left in the journal
     */
    Draining(Vertx vertx, JournalThread journal, RowKeeper keeper, long left) {
        this.vertx = vertx;
        this.journal = journal;
        this.keeper = keeper;
        this.left = left;
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
                        }))
                .onSuccess(_ -> left -= batch.reading().records().size());
    }

    private void drained(boolean some) {
        backoff.succeeded();
        if (left <= 0 || !some) {
            caughtUp.tryComplete();
        }
        if (some || more) {
            drain();
        } else {
            busy = false;
        }
    }

    private void failed(Throwable cause) {
        vertx.setTimer(backoff.failed(cause), _ -> drain());
    }

    /** Succeeds when the rows that an earlier process left are kept. */
    Future<?> caughtUp() {
        return caughtUp.future();
    }

    /** Succeeds when the journal is empty, fails at the first batch that nobody takes. */
    Future<?> drainedOnce() {
        return busy ? underWay.compose(_ -> drainedOnce()) : Future.succeededFuture();
    }
}
