package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The rows that came last to a journal, as many as memory is spent on. Confined to the journal's thread. */
final class YoungRows {
    private static final int MOST = 8192;

    private final Deque<Young> rows = new ArrayDeque<>();

    /**
     * @param bytes what it takes of the journal
     */
    private record Young(LedgerRow row, long bytes) {}

    void add(LedgerRow row, long bytes) {
        if (rows.size() == MOST) {
            rows.removeFirst();
        }
        rows.addLast(new Young(row, bytes));
    }

    /** The journal has no more than so many rows. */
    void forgetAllBut(long youngest) {
        while (rows.size() > youngest) {
            rows.removeFirst();
        }
    }

    /** Whether a journal of so many rows has no others. */
    boolean areAllOf(long count) {
        return rows.size() == count;
    }

    List<LedgerRow> oldest(int count) {
        return rows.stream().limit(count).map(Young::row).toList();
    }

    /** What the oldest rows take of the journal. */
    long bytes(int count) {
        return rows.stream().limit(count).mapToLong(Young::bytes).sum();
    }
}
