/**
 * What the edge tells the ledger: one row for each request of a known key, with its price, when it is over.
 *
 * <p>Start at {@link io.torouter.gateway.ledger.EdgeLedger}. What must stay true: nothing here waits, and no request
 * fails because of it; what is refused and what a channel failed at costs nothing.
 */
@NullMarked
package io.torouter.gateway.ledger;

import org.jspecify.annotations.NullMarked;
