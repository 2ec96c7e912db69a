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

    @Override
    public Future<?> start() {
        vertx.setPeriodic(Heartbeat.INTERVAL_MILLIS, _ -> beat());
        return vertx.eventBus()
                .<Heartbeat>consumer(Address.HEARTBEAT, heard -> heard(heard.body()))
                .completion()
                .onSuccess(_ -> beat());
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
