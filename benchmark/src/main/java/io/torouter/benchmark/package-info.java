/**
 * Measures what the gateway costs: CPU time for each request and event, memory for each stream, latency added, and how
 * the same work goes through nginx.
 *
 * <p>Start at {@link io.torouter.benchmark.Main}. One process holds the mock upstream and the load, each on an event
 * loop of its own, so that both share one clock; the gateways are processes of their own, so that their CPU time can be
 * told apart. What must stay true: all targets get the same bytes in the same run, and everything stays on the loopback
 * interface.
 */
@NullMarked
package io.torouter.benchmark;

import org.jspecify.annotations.NullMarked;
