/**
 * The HTTP server, and what it remembers for tests.
 *
 * <p>Start at {@link io.torouter.simulator.server.SimulatorServer}. What must stay true: all state belongs to the one
 * event loop of the server.
 */
@NullMarked
package io.torouter.simulator.server;

import org.jspecify.annotations.NullMarked;
