/**
 * The book of limits that the nodes of a cluster share. Start at {@link io.torouter.node.limits.SharedBook}.
 *
 * <p>What must stay true: a claim runs where the state of its subject lives, by one thread at a time, and on the backup
 * it does the same with the same clock.
 */
@NullMarked
package io.torouter.node.limits;

import org.jspecify.annotations.NullMarked;
