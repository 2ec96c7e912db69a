package io.torouter.ledger.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.limits.Past;

/** Carries a {@link Past}: by reference inside one process, between two use by use. */
public final class PastCodec extends WireCodec<Past> {
    public static final String NAME = "pa";

    public PastCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, Past past) {
        out.put(past.known()).put(past.spentNanos()).put(past.uses(), PastCodec::put);
    }

    @Override
    protected Past read(WireReader in) {
        return new Past(in.readBoolean(), in.readLong(), in.readList(PastCodec::use));
    }

    private static void put(WireWriter out, Past.Use use) {
        out.put(use.moment()).put(use.requests()).put(use.tokens());
    }

    private static Past.Use use(WireReader in) {
        return new Past.Use(in.readLong(), in.readLong(), in.readLong());
    }
}
