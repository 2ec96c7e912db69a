package io.torouter.catalog.ledger;

import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.limits.Past;
import io.vertx.core.Future;

import java.util.List;

/** Where rows stay. Called on the ledger's event loop. */
interface RowKeeper {
    /** How many rows it should get at once. */
    int most();

    /** Succeeds when they are kept, also those that were before; else nobody knows which of them are. */
    Future<?> keep(List<LedgerRow> rows);

    /** What the rows that are kept say of a subject of limits. */
    Future<Past> past(PastQuestion question);

    /** What the rows that are kept say of a key, by its id. */
    Future<KeyUsage> usage(String key);
}
