package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;
import io.vertx.core.Future;

import java.util.List;

/** Where rows stay. Called on the ledger's event loop. */
interface RowKeeper {
    /** Succeeds when they are kept, also those that were before; else nobody knows which of them are. */
    Future<?> keep(List<LedgerRow> rows);
}
