package io.torouter.catalog.ledger;

import io.torouter.ledger.bus.LedgerBatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * From memory to the journal. While the disk writes, what comes waits, and goes with the next write: under load a sync
 * is shared by many. Confined to the ledger's event loop.
 */
final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    /** Code of the failure that a batch is answered with for which there is no room. */
    static final int FULL = 1;

    private final Vertx vertx;
    private final JournalThread journal;
    private final LedgerFigures figures;
    private final Runnable onWritten;
    private final Intake intake = new Intake();
    private final Backoff backoff = new Backoff("writing to the journal of the ledger");
    private Future<?> underWay = Future.succeededFuture();
    private boolean busy;

    /**
     * @param onWritten called after each write
     */
    Writing(Vertx vertx, JournalThread journal, LedgerFigures figures, Runnable onWritten) {
        this.vertx = vertx;
        this.journal = journal;
        this.figures = figures;
        this.onWritten = onWritten;
    }

    /** Takes a batch, which is answered when it is on disk. */
    void take(Message<LedgerBatch> batch) {
        if (!intake.add(batch)) {
            int rows = batch.body().rows().size();
            LOG.error("the disk is too slow for the ledger: {} rows are lost", rows);
            figures.dropped(rows);
            batch.fail(FULL, "the ledger is behind");
        }
        figures.waiting(intake.rows());
        write();
    }

    private void write() {
        if (!busy && !intake.isEmpty()) {
            busy = true;
            var next = intake.next();
            var rows = Intake.rows(next);
            underWay =
                    journal.call(
                                    file -> {
                                        file.append(rows);
                                        return rows;
                                    })
                            .onSuccess(_ -> written(next))
                            .onFailure(this::failed);
        }
    }

    private void written(List<Message<LedgerBatch>> batches) {
        intake.remove(batches.size());
        figures.waiting(intake.rows());
        backoff.succeeded();
        batches.stream().filter(batch -> batch.replyAddress() != null).forEach(batch -> batch.reply(true));
        busy = false;
        onWritten.run();
        write();
    }

    private void failed(Throwable cause) {
        vertx.setTimer(
                backoff.failed(cause),
                _ -> {
                    busy = false;
                    write();
                });
    }

    /** Succeeds when nothing waits any more; fails where the disk does. */
    Future<?> flushed() {
        return intake.isEmpty() ? Future.succeededFuture() : underWay.compose(_ -> flushed());
    }
}
