package io.torouter.probe.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;

/** Carries a {@link ProbeAnswer}: by reference inside one process, between two as its fields. */
public final class ProbeAnswerCodec extends WireCodec<ProbeAnswer> {
    public static final String NAME = "ta";

    public ProbeAnswerCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, ProbeAnswer answer) {
        out.put(answer.upstreamModel()).put(answer.results(), ProbeAnswerCodec::put);
    }

    private static void put(WireWriter out, CheckResult result) {
        var timing = result.timing();
        out.put(result.check().id()).put(result.ok());
        out.put(result.code()).put(result.detail()).put(result.said());
        out.put(timing.dialect()).put(timing.status()).put(timing.firstByteMillis()).put(timing.totalMillis());
    }

    @Override
    protected ProbeAnswer read(WireReader in) {
        return new ProbeAnswer(in.readString(), in.readList(ProbeAnswerCodec::result));
    }

    private static CheckResult result(WireReader in) {
        return new CheckResult(
                Check.byId(in.readString()).orElseThrow(() -> new IllegalArgumentException("a check nobody asked for")),
                in.readBoolean(),
                in.readString(),
                in.readString(),
                in.readString(),
                new CheckResult.Timing(in.readString(), in.readInt(), in.readInt(), in.readInt()));
    }
}
