/**
 * When which bytes of an answer go to the socket.
 *
 * <p>Start at {@link io.torouter.simulator.play.Timeline}. What must stay true: what to do is decided in {@code
 * Timeline}, doing it is left to {@code Player}, and a client that left leaves no timer behind.
 */
@NullMarked
package io.torouter.simulator.play;

import org.jspecify.annotations.NullMarked;
