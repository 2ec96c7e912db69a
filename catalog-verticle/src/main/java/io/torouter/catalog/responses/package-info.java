/**
 * Keeps responses in a file of the node, for clients that refer to an earlier one.
 *
 * <p>Start at {@link io.torouter.catalog.responses.ResponsesVerticle}. What must stay true: the file is read and
 * written by one thread of its own, never by an event loop; no row is reached without the owner's name; what the file
 * holds never stays above its bounds for longer than a few transactions.
 */
@NullMarked
package io.torouter.catalog.responses;

import org.jspecify.annotations.NullMarked;
