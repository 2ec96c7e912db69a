package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;

/** Reads what {@link WireWriter} wrote. Fails with an {@link IndexOutOfBoundsException} on a cut message. */
public final class WireReader {
    private final Buffer buffer;
    private int position;

    public WireReader(Buffer buffer, int position) {
        this.buffer = buffer;
        this.position = position;
    }

    public int position() {
        return position;
    }

    public void moveTo(int next) {
        if (next < position || next > buffer.length()) {
            throw new IndexOutOfBoundsException("frame ends at " + next + " of " + buffer.length());
        }
        position = next;
    }

    public byte readByte() {
        return buffer.getByte(position++);
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public int readInt() {
        int value = buffer.getInt(position);
        position += Integer.BYTES;
        return value;
    }

    public long readLong() {
        long value = buffer.getLong(position);
        position += Long.BYTES;
        return value;
    }

    public String readString() {
        int length = readLength();
        var text = buffer.getString(position, position + length, StandardCharsets.UTF_8.name());
        position += length;
        return text;
    }

    /** One of the words; a newer neighbour may use one that came later, and what stands for it must do. */
    <E extends Enum<E>> E readWord(Class<E> words, E otherwise) {
        var word = readString();
        for (var each : words.getEnumConstants()) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        return otherwise;
    }

    public byte[] readBytes() {
        int length = readLength();
        byte[] bytes = buffer.getBytes(position, position + length);
        position += length;
        return bytes;
    }

    /** A view, not a copy: it keeps the whole message alive. */
    public Buffer readBuffer() {
        int length = readLength();
        var bytes = buffer.slice(position, position + length);
        position += length;
        return bytes;
    }

    private int readLength() {
        int length = readInt();
        if (length < 0 || length > buffer.length() - position) {
            throw new IndexOutOfBoundsException("length " + length + " at " + position + " of " + buffer.length());
        }
        return length;
    }
}
