package io.torouter.ledger.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries a {@link PastQuestion}: by reference inside one process, between two as its fields. */
public final class PastQuestionCodec extends WireCodec<PastQuestion> {
    public static final String NAME = "pq";

    public PastQuestionCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, PastQuestion question) {
        out.put(question.subject()).put(question.before());
    }

    @Override
    protected PastQuestion read(WireReader in) {
        return new PastQuestion(in.readString(), in.readLong());
    }
}
