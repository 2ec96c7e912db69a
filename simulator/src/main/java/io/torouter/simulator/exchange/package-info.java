/**
 * A request and its answer as the simulator sees them, before any dialect and without a socket.
 *
 * <p>Start at {@link io.torouter.simulator.exchange.Endpoint}. What must stay true: everything here is pure, and equal
 * calls get equal answers.
 */
@NullMarked
package io.torouter.simulator.exchange;

import org.jspecify.annotations.NullMarked;
