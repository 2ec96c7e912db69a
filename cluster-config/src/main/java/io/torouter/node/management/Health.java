package io.torouter.node.management;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a node says of itself. Live: the process answers. Started: all parts stand. Ready: it takes requests.
 *
 * @param draining shared with the edges
 */
public record Health(AtomicBoolean started, AtomicBoolean draining) {
    public boolean isReady() {
        return started.get() && !draining.get();
    }
}
