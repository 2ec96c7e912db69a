/**
 * Responses that are remembered after they were given, so that a client can ask for one again or go on from it.
 *
 * <p>Start at {@link io.torouter.stored.StoredResponse}. What must stay true: a response belongs to the key that made
 * it, so nothing is ever looked up without its owner; nothing here knows Vert.x, a database or a clock.
 */
@NullMarked
package io.torouter.stored;

import org.jspecify.annotations.NullMarked;
