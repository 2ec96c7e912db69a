package io.torouter.ledger.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.KeyUsage.Sum;

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

    private static void put(WireWriter out, Sum sum) {
        out.put(sum.requests()).put(sum.tokens()).put(sum.nanos());
    }

    @Override
    protected KeyUsage read(WireReader in) {
        return new KeyUsage(sum(in), sum(in), sum(in), sum(in));
    }

    private static Sum sum(WireReader in) {
        return new Sum(in.readLong(), in.readLong(), in.readLong());
    }
}
