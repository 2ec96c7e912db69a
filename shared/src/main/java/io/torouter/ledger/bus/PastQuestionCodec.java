package io.torouter.ledger.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries a {@link PastQuestion}: by reference inside one process, between two as its fields. */
public final class PastQuestionCodec implements MessageCodec<PastQuestion, PastQuestion> {
    public static final String NAME = "pq";

    @Override
    public void encodeToWire(Buffer buffer, PastQuestion question) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(question.subject()).put(question.before());
        out.fillLength(length);
    }

    @Override
    public PastQuestion decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        return new PastQuestion(in.readString(), in.readLong());
    }

    @Override
    public PastQuestion transform(PastQuestion question) {
        return question;
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
