/**
 * Keeps the ledger: takes the rows of this node's edges, writes them to a journal on disk, and from there to the
 * database, or to a node that has one.
 *
 * <p>Start at {@link io.torouter.catalog.ledger.LedgerVerticle}; {@link io.torouter.catalog.ledger.LedgerQueries}
 * reads. What must stay true: no request waits for anything here; what was journalled leaves the journal only when a
 * database has it, or when the journal is full; a row that comes twice counts once; memory and disk have bounds.
 */
@NullMarked
package io.torouter.catalog.ledger;

import org.jspecify.annotations.NullMarked;
