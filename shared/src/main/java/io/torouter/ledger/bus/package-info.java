/**
 * The way of the ledger's rows from the edges to where they are kept.
 *
 * <p>Start at {@link io.torouter.ledger.bus.LedgerBatch}. What must stay true: rows of {@link
 * io.torouter.ledger.bus.LedgerWire} lie in files for days and go between neighbouring releases, so fields are only
 * ever appended.
 */
@NullMarked
package io.torouter.ledger.bus;

import org.jspecify.annotations.NullMarked;
