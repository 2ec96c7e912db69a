package io.torouter.ledger.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;

/** Carries a {@link KeyUsage}: by reference inside one process, between two sum by sum. */
public final class KeyUsageCodec extends WireCodec<KeyUsage> {
    public static final String NAME = "ku";

    public KeyUsageCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, KeyUsage usage) {
        put(out, usage.total());
        put(out, usage.today());
        put(out, usage.week());
        put(out, usage.month());
    }

    private static void put(WireWriter out, Spend spend) {
        out.put(spend.requests()).put(spend.tokens()).put(spend.cost());
    }

    @Override
    protected KeyUsage read(WireReader in) {
        return new KeyUsage(spend(in), spend(in), spend(in), spend(in));
    }

    private static Spend spend(WireReader in) {
        return new Spend(in.readLong(), in.readLong(), in.readLong());
    }
}
