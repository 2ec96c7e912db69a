package io.torouter.ledger.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.LedgerRow;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;

/** Carries a {@link LedgerBatch}: by reference inside one process, between two row by row. */
public final class LedgerBatchCodec implements MessageCodec<LedgerBatch, LedgerBatch> {
    public static final String NAME = "lb";

    @Override
    public void encodeToWire(Buffer buffer, LedgerBatch batch) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(batch.rows().size());
        batch.rows().forEach(row -> LedgerWire.put(out, row));
        out.fillLength(length);
    }

    @Override
    public LedgerBatch decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        int count = in.readInt();
        var rows = new ArrayList<LedgerRow>(Math.clamp(count, 0, 1024));
        for (int i = 0; i < count; i++) {
            rows.add(LedgerWire.read(in));
        }
        return new LedgerBatch(rows);
    }

    @Override
    public LedgerBatch transform(LedgerBatch batch) {
        return batch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
