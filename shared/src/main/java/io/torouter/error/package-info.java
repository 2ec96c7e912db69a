/**
 * What can go wrong, as a closed set, and how each surface says it.
 *
 * <p>Start at {@link io.torouter.error.GatewayError}; {@link io.torouter.error.ErrorBody} says it in an answer, {@link
 * io.torouter.error.ErrorEvent} in a stream that has begun. What must stay true: every code has one status, no message
 * holds a key, a credential or a piece of a body.
 */
@NullMarked
package io.torouter.error;

import org.jspecify.annotations.NullMarked;
