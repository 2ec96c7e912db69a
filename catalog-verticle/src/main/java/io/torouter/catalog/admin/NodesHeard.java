package io.torouter.catalog.admin;

import io.torouter.bus.Heartbeat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The nodes that live, by what they say of themselves. May be used from any thread. */
public final class NodesHeard {
    private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(Heartbeat.LOST_MILLIS);

    private final Supplier<Heartbeat> self;
    private final LongSupplier nanos;
    private final Map<String, Heard> others = new ConcurrentHashMap<>();

    private record Heard(Heartbeat beat, long nanos) {}

    /**
     * @param self what this node says of itself
     * @param nanos a monotonic clock
     */
    public NodesHeard(Supplier<Heartbeat> self, LongSupplier nanos) {
        this.self = self;
        this.nanos = nanos;
    }

    void heard(Heartbeat beat) {
        others.put(beat.node(), new Heard(beat, nanos.getAsLong()));
    }

    void lost(String node) {
        others.remove(node);
    }

    Heartbeat self() {
        return self.get();
    }

    /** By their ids, this one among them. */
    List<Heartbeat> living() {
        var own = self.get();
        long now = nanos.getAsLong();
        others.values().removeIf(heard -> now - heard.nanos() > LOST_NANOS || heard.beat().node().equals(own.node()));
        var living = new ArrayList<>(others.values().stream().map(Heard::beat).toList());
        living.add(own);
        living.sort(Comparator.comparing(Heartbeat::node));
        return living;
    }
}
