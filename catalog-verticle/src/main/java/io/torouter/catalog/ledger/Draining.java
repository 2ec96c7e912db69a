package io.torouter.catalog.ledger;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * From the journal to where rows are kept, batch by batch, and again after a while where that fails. Confined to the
 * ledger's event loop.
 */
final class Draining {
    /** Between two transactions, unless a whole batch waits: one of many rows costs little more than one of few. */
    private static final long REST_MILLIS = 100;

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final JournalThread journal;
    private final RowKeeper keeper;
    private final Backoff backoff = new Backoff("bringing the ledger to its database");
    private final Promise<Void> caughtUp = Promise.promise();
    private Future<?> underWay = Future.succeededFuture();
    private long resting = NO_TIMER;
    private boolean busy;
    private boolean more;
    private boolean ended;
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
        if (ended) {
            return;
        }
        more = false;
        underWay = batch().onSuccess(this::drained).onFailure(this::failed);
    }

    /** Says how many rows it had. */
    private Future<Integer> batch() {
        return journal.call(file -> file.read(keeper.most()))
                .compose(batch -> batch.isEmpty() ? Future.succeededFuture(0) : kept(batch));
    }

    private Future<Integer> kept(RowJournal.Batch batch) {
        var kept = batch.rows().isEmpty() ? Future.succeededFuture() : keeper.keep(batch.rows());
        return kept.compose(_ ->
                journal.call(file -> {
                    file.acknowledge(batch);
                    return batch.reading().count();
                }));
    }

    private void drained(int count) {
        backoff.succeeded();
        left -= count;
        if (left <= 0 || count == 0) {
            caughtUp.tryComplete();
        }
        if (count == keeper.most()) {
            drain();
        } else if (count > 0 || more) {
            resting = vertx.setTimer(REST_MILLIS, _ -> rested());
        } else {
            busy = false;
        }
    }

    private void rested() {
        resting = NO_TIMER;
        drain();
    }

    private void failed(Throwable cause) {
        vertx.setTimer(backoff.failed(cause), _ -> drain());
    }

    /** Succeeds when the rows that an earlier process left are kept. */
    Future<?> caughtUp() {
        return caughtUp.future();
    }

    /** From now on the journal is left alone. */
    void end() {
        ended = true;
    }

    /** Succeeds when the journal is empty or left alone, fails at the first batch that nobody takes. */
    Future<?> drainedOnce() {
        if (resting != NO_TIMER) {
            vertx.cancelTimer(resting);
            rested();
        }
        return busy && !ended ? underWay.compose(_ -> drainedOnce()) : Future.succeededFuture();
    }
}
