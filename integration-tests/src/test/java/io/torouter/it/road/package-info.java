/**
 * The road of a request from a client's socket to an upstream's and back, byte by byte.
 *
 * <p>Start at {@link io.torouter.it.road.ByteFidelityTest}. Both ends are sockets read by hand: what a library would
 * smooth over is what these tests are about.
 */
@NullMarked
package io.torouter.it.road;

import org.jspecify.annotations.NullMarked;
