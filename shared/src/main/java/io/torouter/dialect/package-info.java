/**
 * The vocabulary of wire protocols: which dialects exist, which surface a client called and what it asked for.
 *
 * <p>Start at {@link io.torouter.dialect.Operation}. What must stay true: nothing here knows HTTP servers, clients or
 * the event bus; a new endpoint is one line in {@code Operation}.
 */
@NullMarked
package io.torouter.dialect;

import org.jspecify.annotations.NullMarked;
