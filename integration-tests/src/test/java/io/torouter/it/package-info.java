/**
 * Tests of whole nodes: real servers on loopback, real clients, nothing mocked.
 *
 * <p>Start at {@link io.torouter.it.RunningGateway}. What must stay true: a test knows a gateway by its address and a
 * key, as its users do; what it says of the inside comes from the upstream's side or from the metrics.
 */
@NullMarked
package io.torouter.it;

import org.jspecify.annotations.NullMarked;
