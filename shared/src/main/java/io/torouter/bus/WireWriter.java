package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;

/** Appends the primitive parts of a frame to a buffer: big-endian, lengths before contents. */
final class WireWriter {
    private final Buffer buffer;

    WireWriter(Buffer buffer) {
        this.buffer = buffer;
    }

    WireWriter put(byte value) {
        buffer.appendByte(value);
        return this;
    }

    WireWriter put(boolean value) {
        return put((byte) (value ? 1 : 0));
    }

    WireWriter put(int value) {
        buffer.appendInt(value);
        return this;
    }

    WireWriter put(long value) {
        buffer.appendLong(value);
        return this;
    }

    WireWriter put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    WireWriter put(byte[] bytes) {
        buffer.appendInt(bytes.length).appendBytes(bytes);
        return this;
    }

    WireWriter put(Buffer bytes) {
        buffer.appendInt(bytes.length()).appendBuffer(bytes);
        return this;
    }

    /** Where a length that is known only later will stand. */
    int reserveLength() {
        int position = buffer.length();
        buffer.appendInt(0);
        return position;
    }

    void fillLength(int position) {
        buffer.setInt(position, buffer.length() - position - Integer.BYTES);
    }
}
