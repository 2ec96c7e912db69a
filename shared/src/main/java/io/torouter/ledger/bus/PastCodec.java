package io.torouter.ledger.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.limits.Past;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;

/** Carries a {@link Past}: by reference inside one process, between two use by use. */
public final class PastCodec implements MessageCodec<Past, Past> {
    public static final String NAME = "pa";

    @Override
    public void encodeToWire(Buffer buffer, Past past) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(past.known()).put(past.spentNanos()).put(past.uses().size());
        past.uses().forEach(use -> out.put(use.moment()).put(use.requests()).put(use.tokens()));
        out.fillLength(length);
    }

    @Override
    public Past decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        boolean known = in.readBoolean();
        long spent = in.readLong();
        int count = in.readInt();
        var uses = new ArrayList<Past.Use>(Math.clamp(count, 0, 4096));
        for (int i = 0; i < count; i++) {
            uses.add(new Past.Use(in.readLong(), in.readLong(), in.readLong()));
        }
        return new Past(known, spent, uses);
    }

    @Override
    public Past transform(Past past) {
        return past;
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
