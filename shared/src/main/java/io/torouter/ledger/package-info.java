/**
 * What is written down of every request and of each attempt at a channel, once and for good.
 *
 * <p>Start at {@link io.torouter.ledger.LedgerRow}. What must stay true: no text of prompts or answers; every text has
 * a bound and is free of what a database or a terminal stumbles over, whoever wrote it; amounts are nanodollars; a
 * row's id is its request's, so that a row that comes twice is known.
 */
@NullMarked
package io.torouter.ledger;

import org.jspecify.annotations.NullMarked;
