package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Appends the primitive parts of a frame to a buffer: big-endian, lengths before contents. */
public final class WireWriter {
    private final Buffer buffer;

    public WireWriter(Buffer buffer) {
        this.buffer = buffer;
    }

    public WireWriter put(byte value) {
        buffer.appendByte(value);
        return this;
    }

    public WireWriter put(boolean value) {
        return put((byte) (value ? 1 : 0));
    }

    public WireWriter put(int value) {
        buffer.appendInt(value);
        return this;
    }

    public WireWriter put(long value) {
        buffer.appendLong(value);
        return this;
    }

    public WireWriter put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public WireWriter put(byte[] bytes) {
        buffer.appendInt(bytes.length).appendBytes(bytes);
        return this;
    }

    public WireWriter put(Buffer bytes) {
        buffer.appendInt(bytes.length()).appendBuffer(bytes);
        return this;
    }

    /** How many there are, and each of them. */
    public <E> WireWriter put(Collection<E> elements, BiConsumer<WireWriter, E> element) {
        put(elements.size());
        for (var each : elements) {
            element.accept(this, each);
        }
        return this;
    }

    /** Where a length that is known only later will stand. */
    public int reserveLength() {
        int position = buffer.length();
        buffer.appendInt(0);
        return position;
    }

    public void fillLength(int position) {
        buffer.setInt(position, buffer.length() - position - Integer.BYTES);
    }
}
