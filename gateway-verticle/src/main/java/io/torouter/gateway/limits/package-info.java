/**
 * Holds keys to their limits: takes leases from the book and spends them without asking anybody. Start at {@link
 * io.torouter.gateway.limits.LimitDesk}.
 *
 * <p>What must stay true: each edge instance has a desk of its own on its event loop; every reservation is settled
 * exactly once; a key without limits never comes here.
 */
@NullMarked
package io.torouter.gateway.limits;

import org.jspecify.annotations.NullMarked;
