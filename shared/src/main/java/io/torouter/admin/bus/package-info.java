/**
 * What the edge and the nodes that answer the admin API say to one another.
 *
 * <p>Start at {@link io.torouter.admin.bus.AdminCall}. What must stay true: an answer of any size goes in pieces, each
 * asked for when the client took the one before it, and the answering node remembers nothing between two of them.
 */
@NullMarked
package io.torouter.admin.bus;

import org.jspecify.annotations.NullMarked;
