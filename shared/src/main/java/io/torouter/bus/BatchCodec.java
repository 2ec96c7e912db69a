package io.torouter.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;
import java.util.List;

/**
 * Carries a {@link Batch}: by reference inside one process, in a compact binary form between two.
 *
 * <p>Wire form: total length, version, sender, epoch, number of frames, frames. A frame begins with its type and
 * length, so that a reader skips what it does not know.
 */
public final class BatchCodec implements MessageCodec<Batch, Batch> {
    /** Also the name on the wire, hence short. */
    public static final String NAME = "f";

    private static final byte VERSION = 1;

    @Override
    public void encodeToWire(Buffer buffer, Batch batch) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        out.put(VERSION).put(batch.from()).put(batch.epoch()).put(batch.frames().size());
        var encoder = new FrameEncoder(out);
        batch.frames().forEach(encoder::encode);
        out.fillLength(length);
    }

    @Override
    public Batch decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
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

    @Override
    public Batch transform(Batch batch) {
        return batch;
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
