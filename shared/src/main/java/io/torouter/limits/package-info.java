/**
 * What keys may use, and how that is counted. Start at {@link io.torouter.limits.LimitState}.
 *
 * <p>Nodes do not ask for every request: they take leases by a {@link io.torouter.limits.Claim} and spend those by
 * themselves. The bound that this leaves: a limit is never exceeded by what was granted, and is met to 1 % of it from
 * below; half of that is the grain of the windows and half is what all holders together may have ahead. Money and
 * tokens are granted by an estimate, so they may exceed their limit by what the requests under way use beyond theirs. A
 * holder that dies takes its lease with it until that ends by itself.
 *
 * <p>What must stay true: pure functions over values, but for the books, {@link io.torouter.limits.LocalBook} and
 * {@link io.torouter.limits.RecallingBook}; moments come in from outside.
 */
@NullMarked
package io.torouter.limits;

import org.jspecify.annotations.NullMarked;
