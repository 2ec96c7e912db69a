package io.torouter.ledger.bus;

import io.torouter.ledger.LedgerRow;

import java.util.List;

/** Rows on their way, in the order in which their requests ended. */
public record LedgerBatch(List<LedgerRow> rows) {
    public LedgerBatch {
        rows = List.copyOf(rows);
    }
}
