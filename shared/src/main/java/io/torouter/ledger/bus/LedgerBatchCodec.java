package io.torouter.ledger.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries a {@link LedgerBatch}: by reference inside one process, between two row by row. */
public final class LedgerBatchCodec extends WireCodec<LedgerBatch> {
    public static final String NAME = "lb";

    public LedgerBatchCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, LedgerBatch batch) {
        out.put(batch.rows(), LedgerWire::put);
    }

    @Override
    protected LedgerBatch read(WireReader in) {
        return new LedgerBatch(in.readList(LedgerWire::read));
    }
}
