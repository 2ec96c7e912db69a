/**
 * Every client protocol on every upstream, through a whole node. Start at {@link io.torouter.it.translation.Grid}: its
 * upstreams are simulators that speak one dialect each.
 */
@NullMarked
package io.torouter.it.translation;

import org.jspecify.annotations.NullMarked;
