package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerBatch;
import io.vertx.core.eventbus.Message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Batches that wait for the journal, bounded by their rows. Confined to the ledger's event loop. */
final class Intake {
    private static final int MOST_ROWS = 65_536;

    /** What one append should not exceed, so that files of the journal keep to their size. */
    private static final int MOST_AT_ONCE = 2048;

    private final Queue<Message<LedgerBatch>> batches = new ArrayDeque<>();
    private int rows;

    /** Returns false where too much waits already. */
    boolean add(Message<LedgerBatch> batch) {
        int more = batch.body().rows().size();
        if (rows + more > MOST_ROWS) {
            return false;
        }
        rows += more;
        batches.add(batch);
        return true;
    }

    int rows() {
        return rows;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** The oldest ones, which stay until they are {@link #remove removed}. */
    List<Message<LedgerBatch>> next() {
        var next = new ArrayList<Message<LedgerBatch>>();
        int count = 0;
        for (var batch : batches) {
            count += batch.body().rows().size();
            if (!next.isEmpty() && count > MOST_AT_ONCE) {
                break;
            }
            next.add(batch);
        }
        return next;
    }

    static List<LedgerRow> rows(List<Message<LedgerBatch>> batches) {
        return batches.stream().flatMap(batch -> batch.body().rows().stream()).toList();
    }

    /** Forgets that many of the oldest batches. */
    void remove(int count) {
        for (int i = 0; i < count; i++) {
            rows -= batches.remove().body().rows().size();
        }
    }
}
