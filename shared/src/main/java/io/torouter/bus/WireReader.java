package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what {@link WireWriter} wrote. Fails with an {@link IndexOutOfBoundsException} on a cut message. */
public final class WireReader {
    /** What a list may have room for before its elements are there: its count may be wrong. */
    private static final int MOST_AT_ONCE = 1024;

    private final Buffer buffer;
    private final int end;
    private int position;

    public WireReader(Buffer buffer, int position) {
        this(buffer, position, buffer.length());
    }

    /**
     * @param end where the message ends
     */
    WireReader(Buffer buffer, int position, int end) {
        this.buffer = buffer;
        this.position = position;
        this.end = end;
    }

    /** Whether the message goes on: what a release added at its end is not there if an older one wrote it. */
    public boolean hasMore() {
        return position < end;
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

    /** How many there are, and each of them. */
    public <E> List<E> readList(Function<WireReader, E> element) {
        int count = readInt();
        var list = new ArrayList<E>(Math.clamp(count, 0, MOST_AT_ONCE));
        for (int i = 0; i < count; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    /** What has its length before it, without what a later release puts at its end. */
    public <E> E readWhole(Function<WireReader, E> element) {
        int length = readInt();
        int end = position() + length;
        var whole = element.apply(this);
        moveTo(end);
        return whole;
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
