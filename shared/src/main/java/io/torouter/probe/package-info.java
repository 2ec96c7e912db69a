/**
 * Tests of a channel: a few real calls on that very channel, and what is wrong with it in words.
 *
 * <p>Start at {@link io.torouter.probe.Check}. What must stay true: nothing here holds a credential.
 */
@NullMarked
package io.torouter.probe;

import org.jspecify.annotations.NullMarked;
