package io.torouter.node.management;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a node says of itself. Live: the process answers. Started: all parts stand. Ready: it takes requests and has
 * someone to serve them.
 *
 * @param draining shared with the edges
 * @param served whether requests that come to this node would find a router; asked from any thread
 * @param database {@code up}, {@code down} or {@code off}; asked from any thread
 */
public record Health(AtomicBoolean started, AtomicBoolean draining, BooleanSupplier served, Supplier<String> database) {
    public boolean isReady() {
        return started.get() && !draining.get() && served.getAsBoolean();
    }
}
