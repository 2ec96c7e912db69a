package io.torouter.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Carries a {@link Heartbeat}; later fields may follow the ones of this release. */
public final class HeartbeatCodec implements MessageCodec<Heartbeat, Heartbeat> {
    public static final String NAME = "h";

    @Override
    public void encodeToWire(Buffer buffer, Heartbeat beat) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(beat.node()).put(beat.epoch()).put(beat.edges()).put(beat.routers());
        out.put(beat.inFlight()).put(beat.draining()).put(beat.revision()).put(beat.keepsResponses());
        out.put(beat.hasDatabase());
        out.put(beat.administers());
        out.fillLength(length);
    }

    @Override
    public Heartbeat decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position);
        int length = in.readInt();
        int end = in.position() + length;
        return new Heartbeat(
                in.readString(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readLong(),
                in.position() < end && in.readBoolean(),
                in.position() < end && in.readBoolean(),
                in.position() < end && in.readBoolean());
    }

    @Override
    public Heartbeat transform(Heartbeat beat) {
        return beat;
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
