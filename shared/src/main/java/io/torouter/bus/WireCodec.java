package io.torouter.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Carries one kind of message over the event bus: by reference inside one process, between two as its length and what
 * {@link #write} makes of it. What a later release puts at its end is skipped.
 *
 * @param <M> immutable
 */
public abstract class WireCodec<M> implements MessageCodec<M, M> {
    private final String name;

    /**
     * @param name unique among codecs; stands in each message between processes, hence short
     */
    protected WireCodec(String name) {
        this.name = name;
    }

    protected abstract void write(WireWriter out, M message);

    /** The message that {@link #write} wrote, or a neighbouring release. */
    protected abstract M read(WireReader in);

    @Override
    public final void encodeToWire(Buffer buffer, M message) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        write(out, message);
        out.fillLength(length);
        out.flush();
    }

    @Override
    public final M decodeFromWire(int position, Buffer buffer) {
        int begin = position + Integer.BYTES;
        return read(new WireReader(buffer, begin, begin + buffer.getInt(position)));
    }

    @Override
    public final M transform(M message) {
        return message;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final byte systemCodecID() {
        return -1;
    }
}
