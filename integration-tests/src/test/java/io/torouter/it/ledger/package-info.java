/** Requests through a whole node, and what the ledger says of them. */
@NullMarked
package io.torouter.it.ledger;

import org.jspecify.annotations.NullMarked;
