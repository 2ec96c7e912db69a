package io.torouter.admin.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries an {@link AdminAnswer}: by reference inside one process, between two as its fields. */
public final class AdminAnswerCodec implements MessageCodec<AdminAnswer, AdminAnswer> {
    public static final String NAME = "aa";

    @Override
    public void encodeToWire(Buffer buffer, AdminAnswer answer) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(answer.status()).put(answer.route());
        HeadersWire.put(out, answer.headers());
        out.put(answer.body()).put(answer.next());
        out.fillLength(length);
    }

    @Override
    public AdminAnswer decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new AdminAnswer(in.readInt(), in.readString(), HeadersWire.read(in), in.readBuffer(), in.readString());
    }

    @Override
    public AdminAnswer transform(AdminAnswer answer) {
        return answer;
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
