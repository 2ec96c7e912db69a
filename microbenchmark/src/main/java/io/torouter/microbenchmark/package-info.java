/**
 * Benchmarks of single steps of a request's road.
 *
 * <p>What must stay true: each says what its figure is for; nothing here is used by the gateway.
 */
@NullMarked
package io.torouter.microbenchmark;

import org.jspecify.annotations.NullMarked;
