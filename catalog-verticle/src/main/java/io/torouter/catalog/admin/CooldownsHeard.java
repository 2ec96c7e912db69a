package io.torouter.catalog.admin;

import io.torouter.health.bus.Cooldowns;
import io.torouter.health.bus.HealthAddress;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Which channels are left alone, by what each routing node says. May be used from any thread. */
final class CooldownsHeard {
    /** Silence after which a node is believed to have none, or to be gone. */
    private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(3 * HealthAddress.REPEAT_MILLIS);

    private final LongSupplier nanos;
    private final Map<String, Heard> nodes = new ConcurrentHashMap<>();

    private record Heard(Cooldowns cooldowns, long nanos) {}

    /**
     * @param nanos a monotonic clock
     */
    CooldownsHeard(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void heard(Cooldowns told) {
        if (told.cooldowns().isEmpty()) {
            nodes.remove(told.node());
        } else {
            nodes.put(told.node(), new Heard(told, nanos.getAsLong()));
        }
    }

    /** By the nodes' ids; what is left of each cooldown is as it was when it was told. */
    List<Cooldowns> now() {
        long now = nanos.getAsLong();
        nodes.values().removeIf(heard -> now - heard.nanos() > LOST_NANOS);
        return nodes.values().stream().map(Heard::cooldowns).sorted(Comparator.comparing(Cooldowns::node)).toList();
    }
}
