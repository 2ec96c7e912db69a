package io.torouter.catalog.ledger;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/** The one thread that has the journal: an event loop says what it should do, and hears when it is done. */
final class JournalThread {
    private final WorkerExecutor thread;
    private final RowJournal journal;

    interface Work<T> {
        T on(RowJournal journal) throws Exception;
    }

    JournalThread(WorkerExecutor thread, RowJournal journal) {
        this.thread = thread;
        this.journal = journal;
    }

    /** In the order of the calls. */
    <T> Future<T> call(Work<T> work) {
        return thread.executeBlocking(() -> work.on(journal));
    }
}
