package io.torouter.ledger.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.KeyUsage.Sum;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries a {@link KeyUsage}: by reference inside one process, between two sum by sum. */
public final class KeyUsageCodec implements MessageCodec<KeyUsage, KeyUsage> {
    public static final String NAME = "ku";

    @Override
    public void encodeToWire(Buffer buffer, KeyUsage usage) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        put(out, usage.total());
        put(out, usage.today());
        put(out, usage.week());
        put(out, usage.month());
        out.fillLength(length);
    }

    private static void put(WireWriter out, Sum sum) {
        out.put(sum.requests()).put(sum.tokens()).put(sum.nanos());
    }

    @Override
    public KeyUsage decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new KeyUsage(sum(in), sum(in), sum(in), sum(in));
    }

    private static Sum sum(WireReader in) {
        return new Sum(in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public KeyUsage transform(KeyUsage usage) {
        return usage;
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
