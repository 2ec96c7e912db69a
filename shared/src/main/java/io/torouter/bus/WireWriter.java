package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * Appends the primitive parts of a frame to a buffer: big-endian, lengths before contents.
 *
 * <p>A buffer checks each access in many ways, which is most of the work where a message is many small parts. They are
 * gathered here, and go into the buffer together.
 */
public final class WireWriter {
    /** More than most messages take besides contents. */
    private static final int GATHERED = 1024;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final @Nullable Buffer buffer;
    private byte[] gathered = new byte[GATHERED];
    private int count;

    /** For one message. */
    public WireWriter(Buffer buffer) {
        this.buffer = buffer;
    }

    /** For one message after the other, each of which is {@link #take taken}. */
    public WireWriter() {
        this.buffer = null;
    }

    public WireWriter put(byte value) {
        int at = room(Byte.BYTES);
        gathered[at] = value;
        return this;
    }

    public WireWriter put(boolean value) {
        return put((byte) (value ? 1 : 0));
    }

    public WireWriter put(int value) {
        int at = room(Integer.BYTES);
        INT.set(gathered, at, value);
        return this;
    }

    public WireWriter put(long value) {
        int at = room(Long.BYTES);
        LONG.set(gathered, at, value);
        return this;
    }

    public WireWriter put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public WireWriter put(byte[] bytes) {
        put(bytes.length);
        int at = room(bytes.length);
        System.arraycopy(bytes, 0, gathered, at, bytes.length);
        return this;
    }

    public WireWriter put(Buffer bytes) {
        if (buffer == null) {
            return put(bytes.getBytes());
        }
        put(bytes.length()).flush();
        buffer.appendBuffer(bytes);
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
        int at = room(Integer.BYTES);
        return flushed() + at;
    }

    public void fillLength(int position) {
        int length = flushed() + count - position - Integer.BYTES;
        if (buffer != null && position < flushed()) {
            buffer.setInt(position, length);
        } else {
            INT.set(gathered, position - flushed(), length);
        }
    }

    private int flushed() {
        return buffer == null ? 0 : buffer.length();
    }

    /** What was put is in the buffer, if there is one, when this returns. */
    public void flush() {
        if (buffer != null) {
            buffer.appendBytes(gathered, 0, count);
            count = 0;
        }
    }

    /** What was put since the last time, by a writer without a buffer. */
    public byte[] take() {
        byte[] bytes = Arrays.copyOf(gathered, count);
        count = 0;
        return bytes;
    }

    /** Where the next bytes go, so many. */
    private int room(int bytes) {
        if (count + bytes > gathered.length) {
            makeRoom(bytes);
        }
        int at = count;
        count += bytes;
        return at;
    }

    private void makeRoom(int bytes) {
        flush();
        if (count + bytes > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(2 * gathered.length, count + bytes));
        }
    }
}
