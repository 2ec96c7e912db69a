package io.torouter.node.cluster;

import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.function.Supplier;

/** Tells all nodes that this one lives, and how it is, every {@link Heartbeat#INTERVAL_MILLIS}. */
public final class Pulse extends VerticleBase {
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setCodecName(HeartbeatCodec.NAME);

    private final Supplier<Heartbeat> beat;

    public Pulse(Supplier<Heartbeat> beat) {
        this.beat = beat;
    }

    @Override
    public Future<?> start() {
        beat();
        vertx.setPeriodic(Heartbeat.INTERVAL_MILLIS, _ -> beat());
        return Future.succeededFuture();
    }

    private void beat() {
        vertx.eventBus().publish(Address.HEARTBEAT, beat.get(), OPTIONS);
    }
}
