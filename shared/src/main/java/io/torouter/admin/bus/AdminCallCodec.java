package io.torouter.admin.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries an {@link AdminCall}: by reference inside one process, between two as its fields. */
public final class AdminCallCodec implements MessageCodec<AdminCall, AdminCall> {
    public static final String NAME = "ac";

    @Override
    public void encodeToWire(Buffer buffer, AdminCall call) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(call.method()).put(call.path()).put(call.query());
        HeadersWire.put(out, call.headers());
        out.put(call.body()).put(call.actor()).put(call.client()).put(call.piece());
        out.fillLength(length);
    }

    @Override
    public AdminCall decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new AdminCall(
                in.readString(),
                in.readString(),
                in.readString(),
                HeadersWire.read(in),
                in.readBuffer(),
                in.readString(),
                in.readString(),
                in.readString());
    }

    @Override
    public AdminCall transform(AdminCall call) {
        return call;
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
