package io.torouter.bus;

/** Carries a {@link Heartbeat}; later fields may follow the ones of this release. */
public final class HeartbeatCodec extends WireCodec<Heartbeat> {
    public static final String NAME = "h";

    public HeartbeatCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, Heartbeat beat) {
        out.put(beat.node()).put(beat.epoch()).put(beat.edges()).put(beat.routers());
        out.put(beat.inFlight()).put(beat.draining()).put(beat.revision()).put(beat.keepsResponses());
        out.put(beat.hasDatabase());
        out.put(beat.administers());
    }

    @Override
    protected Heartbeat read(WireReader in) {
        return new Heartbeat(
                in.readString(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readLong(),
                in.hasMore() && in.readBoolean(),
                in.hasMore() && in.readBoolean(),
                in.hasMore() && in.readBoolean());
    }
}
