package io.torouter.probe.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.probe.Check;

import java.util.List;

/** Carries a {@link ProbeQuestion}: by reference inside one process, between two as its fields. */
public final class ProbeQuestionCodec extends WireCodec<ProbeQuestion> {
    public static final String NAME = "tq";

    public ProbeQuestionCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, ProbeQuestion question) {
        out.put(question.channel()).put(question.model()).put(question.timeoutMillis());
        out.put(question.checks(), (wire, check) -> wire.put(check.id()));
    }

    @Override
    protected ProbeQuestion read(WireReader in) {
        var channel = in.readString();
        var model = in.readString();
        int timeoutMillis = in.readInt();
        return new ProbeQuestion(channel, model, checks(in), timeoutMillis);
    }

    /** Those that a newer neighbour knows and this node does not are left out. */
    private static List<Check> checks(WireReader in) {
        return in.readList(WireReader::readString).stream().flatMap(id -> Check.byId(id).stream()).toList();
    }
}
