package io.torouter.probe.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;

/** Carries a {@link ProbeAnswer}: by reference inside one process, between two as its fields. */
public final class ProbeAnswerCodec implements MessageCodec<ProbeAnswer, ProbeAnswer> {
    public static final String NAME = "ta";

    @Override
    public void encodeToWire(Buffer buffer, ProbeAnswer answer) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(answer.upstreamModel()).put(answer.results().size());
        answer.results().forEach(result -> put(out, result));
        out.fillLength(length);
    }

    private static void put(WireWriter out, CheckResult result) {
        var timing = result.timing();
        out.put(result.check().id()).put(result.ok());
        out.put(result.code()).put(result.detail()).put(result.said());
        out.put(timing.dialect()).put(timing.status()).put(timing.firstByteMillis()).put(timing.totalMillis());
    }

    @Override
    public ProbeAnswer decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        var upstreamModel = in.readString();
        int count = in.readInt();
        var results = new ArrayList<CheckResult>();
        for (int i = 0; i < count; i++) {
            results.add(read(in));
        }
        return new ProbeAnswer(upstreamModel, results);
    }

    private static CheckResult read(WireReader in) {
        return new CheckResult(
                Check.byId(in.readString()).orElseThrow(() -> new IllegalArgumentException("a check nobody asked for")),
                in.readBoolean(),
                in.readString(),
                in.readString(),
                in.readString(),
                new CheckResult.Timing(in.readString(), in.readInt(), in.readInt(), in.readInt()));
    }

    @Override
    public ProbeAnswer transform(ProbeAnswer answer) {
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
