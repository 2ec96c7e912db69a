package io.torouter.catalog.ledger;

import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is kept: what it has in common with others is told by numbers.
 *
 * @param key number of its {@link Part#KEY}
 * @param caller number of its {@link Part#CALLER}
 * @param kind number of its {@link Part#KIND}
 * @param only its attempt where it had one, all of which is in the request's own columns
 */
record Entry(LedgerRow row, long key, long caller, long kind, @Nullable AttemptRow only) {
    static Entry of(LedgerRow row, long key, long caller, long kind) {
        return new Entry(row, key, caller, kind, only(row));
    }

    private static @Nullable AttemptRow only(LedgerRow row) {
        if (row.served().attempts() != 1 || row.attempts().size() != 1) {
            return null;
        }
        var attempt = row.attempts().getFirst();
        return isToldByRequest(row, attempt) ? attempt : null;
    }

    private static boolean isToldByRequest(LedgerRow row, AttemptRow attempt) {
        var served = row.served();
        return attempt.status() == row.ending().status()
                && attempt.estimated() == row.charge().estimated()
                && attempt.usage().equals(row.charge().usage())
                && attempt.outcome().equals(row.ending().outcome())
                && attempt.channel().equals(served.channel())
                && attempt.model().equals(served.model())
                && attempt.requestId().equals(served.requestId());
    }
}
