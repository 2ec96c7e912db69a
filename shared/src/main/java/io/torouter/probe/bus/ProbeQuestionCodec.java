package io.torouter.probe.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.probe.Check;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;
import java.util.List;

/** Carries a {@link ProbeQuestion}: by reference inside one process, between two as its fields. */
public final class ProbeQuestionCodec implements MessageCodec<ProbeQuestion, ProbeQuestion> {
    public static final String NAME = "tq";

    @Override
    public void encodeToWire(Buffer buffer, ProbeQuestion question) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(question.channel()).put(question.model()).put(question.timeoutMillis());
        out.put(question.checks().size());
        question.checks().forEach(check -> out.put(check.id()));
        out.fillLength(length);
    }

    @Override
    public ProbeQuestion decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        var channel = in.readString();
        var model = in.readString();
        int timeoutMillis = in.readInt();
        return new ProbeQuestion(channel, model, checks(in), timeoutMillis);
    }

    /** Those that a newer neighbour knows and this node does not are left out. */
    private static List<Check> checks(WireReader in) {
        int count = in.readInt();
        var checks = new ArrayList<Check>();
        for (int i = 0; i < count; i++) {
            Check.byId(in.readString()).ifPresent(checks::add);
        }
        return checks;
    }

    @Override
    public ProbeQuestion transform(ProbeQuestion question) {
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
