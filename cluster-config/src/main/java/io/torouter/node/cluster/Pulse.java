package io.torouter.node.cluster;

import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells all nodes that this one lives, and how it is, every {@link Heartbeat#INTERVAL_MILLIS}, and hears whether any
 * node has a router.
 */
public final class Pulse extends VerticleBase {
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setCodecName(HeartbeatCodec.NAME);

    /** A turn of all others, and a half for those who learn late that this node listens. */
    private static final long LISTENING_MILLIS = Heartbeat.INTERVAL_MILLIS * 3 / 2;

    private static final long SUSPECT_NANOS = TimeUnit.MILLISECONDS.toNanos(Heartbeat.SUSPECT_MILLIS);

    private final Supplier<Heartbeat> beat;
    private final LongSupplier nanos;
    private volatile long routerHeardAt;

    /**
     * @param beat how this node is; called on the event loop of this verticle
     * @param nanos a monotonic clock
     */
    public Pulse(Supplier<Heartbeat> beat, LongSupplier nanos) {
        this.beat = beat;
        this.nanos = nanos;
        routerHeardAt = nanos.getAsLong() - SUSPECT_NANOS;
    }

    /**
     * A node with routers listens before it speaks: an edge that hears of them sends requests at once, and they must
     * know by then which nodes keep responses.
     */
    @Override
    public Future<?> start() {
        return vertx.eventBus()
                .<Heartbeat>consumer(Address.HEARTBEAT, heard -> heard(heard.body()))
                .completion()
                .onSuccess(_ -> begin());
    }

    private void begin() {
        boolean listens = beat.get().routers() > 0;
        if (!listens) {
            beat();
        }
        long first = listens ? LISTENING_MILLIS : Heartbeat.INTERVAL_MILLIS;
        vertx.setPeriodic(first, Heartbeat.INTERVAL_MILLIS, _ -> beat());
    }

    /** Tells the others now, without waiting for the next turn. May be called from any thread. */
    public void beat() {
        vertx.eventBus().publish(Address.HEARTBEAT, beat.get(), OPTIONS);
    }

    private void heard(Heartbeat other) {
        if (other.routers() > 0 && !other.draining()) {
            routerHeardAt = nanos.getAsLong();
        }
    }

    /** Whether some node lately said that its routers take requests. May be called from any thread. */
    public boolean hearsRouter() {
        return nanos.getAsLong() - routerHeardAt < SUSPECT_NANOS;
    }
}
