package io.torouter.bus;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The router instances of this node, and which event loop each lives on. One per node, shared by its verticles.
 *
 * <p>An edge prefers the router of its own event loop: then a request never changes threads.
 */
public final class LocalRouters {
    private final Map<Thread, String> byLoop = new ConcurrentHashMap<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Called by a router on its own event loop when it is ready for frames. */
    public void add(String address) {
        byLoop.put(Thread.currentThread(), address);
        addresses.add(address);
    }

    /** The router of the calling event loop, else any router of the node, else null. */
    public @Nullable String nearest() {
        var own = byLoop.get(Thread.currentThread());
        if (own != null) {
            return own;
        }
        return addresses.isEmpty() ? null : addresses.getFirst();
    }

    public int count() {
        return addresses.size();
    }

    /** Requests the node's routers are working on. */
    public AtomicInteger inFlight() {
        return inFlight;
    }
}
