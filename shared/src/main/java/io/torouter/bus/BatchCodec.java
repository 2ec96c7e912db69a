package io.torouter.bus;

import java.util.ArrayList;
import java.util.List;

/**
 * Carries a {@link Batch}: by reference inside one process, in a compact binary form between two.
 *
 * <p>Wire form: total length, version, sender, epoch, number of frames, frames. A frame begins with its type and
 * length, so that a reader skips what it does not know.
 */
public final class BatchCodec extends WireCodec<Batch> {
    /** Also the name on the wire, hence short. */
    public static final String NAME = "f";

    private static final byte VERSION = 1;

    public BatchCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, Batch batch) {
        out.put(VERSION).put(batch.from()).put(batch.epoch()).put(batch.frames().size());
        var encoder = new FrameEncoder(out);
        batch.frames().forEach(encoder::encode);
    }

    @Override
    protected Batch read(WireReader in) {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("bus frame version " + version + "; this node speaks " + VERSION);
        }
        return new Batch(in.readString(), in.readLong(), frames(in));
    }

    private static List<Frame> frames(WireReader in) {
        int count = in.readInt();
        var frames = new ArrayList<Frame>(Math.min(count, 1024));
        var decoder = new FrameDecoder(in);
        for (int i = 0; i < count; i++) {
            var frame = decoder.decode();
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }
}
