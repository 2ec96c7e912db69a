package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;

/**
 * A row as it is kept: what it has in common with others is told by numbers.
 *
 * @param key number of its {@link Part#KEY}
 * @param caller number of its {@link Part#CALLER}
 * @param kind number of its {@link Part#KIND}
 */
record Entry(LedgerRow row, long key, long caller, long kind) {}
