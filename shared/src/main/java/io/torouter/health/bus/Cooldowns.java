package io.torouter.health.bus;

import io.torouter.health.Cooldown;

import java.util.List;

/** All that a node itself found out and that lasts; what it has from others is not among it. */
public record Cooldowns(String node, List<Cooldown> cooldowns) {
    public Cooldowns {
        cooldowns = List.copyOf(cooldowns);
    }
}
