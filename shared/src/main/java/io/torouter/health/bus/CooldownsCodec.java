package io.torouter.health.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.health.Cooldown;
import io.torouter.health.CooldownReason;

/** Carries {@link Cooldowns}: by reference inside one process, between two as their fields. */
public final class CooldownsCodec extends WireCodec<Cooldowns> {
    public static final String NAME = "cd";

    public CooldownsCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, Cooldowns told) {
        out.put(told.node()).put(told.cooldowns(), CooldownsCodec::put);
    }

    private static void put(WireWriter out, Cooldown cooldown) {
        out.put(cooldown.channel()).put(cooldown.model()).put(cooldown.reason().id());
        out.put(cooldown.upstream()).put(cooldown.millis());
    }

    @Override
    protected Cooldowns read(WireReader in) {
        return new Cooldowns(in.readString(), in.readList(CooldownsCodec::cooldown));
    }

    /** A reason that only a newer neighbour knows is as good as failures. */
    private static Cooldown cooldown(WireReader in) {
        return new Cooldown(
                in.readString(),
                in.readString(),
                CooldownReason.byId(in.readString()).orElse(CooldownReason.FAILURES),
                in.readString(),
                in.readLong());
    }
}
