package io.torouter.admin.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries an {@link AdminCall}: by reference inside one process, between two as its fields. */
public final class AdminCallCodec extends WireCodec<AdminCall> {
    public static final String NAME = "ac";

    public AdminCallCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, AdminCall call) {
        out.put(call.method()).put(call.path()).put(call.query());
        HeadersWire.put(out, call.headers());
        out.put(call.body()).put(call.actor()).put(call.client()).put(call.piece());
    }

    @Override
    protected AdminCall read(WireReader in) {
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
}
