package io.torouter.admin.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries an {@link AdminAnswer}: by reference inside one process, between two as its fields. */
public final class AdminAnswerCodec extends WireCodec<AdminAnswer> {
    public static final String NAME = "aa";

    public AdminAnswerCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, AdminAnswer answer) {
        out.put(answer.status()).put(answer.route());
        HeadersWire.put(out, answer.headers());
        out.put(answer.body()).put(answer.next());
    }

    @Override
    protected AdminAnswer read(WireReader in) {
        return new AdminAnswer(in.readInt(), in.readString(), HeadersWire.read(in), in.readBuffer(), in.readString());
    }
}
