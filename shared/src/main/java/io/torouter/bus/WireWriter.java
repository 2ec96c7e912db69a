package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

    private final Buffer buffer;
    private final byte[] gathered = new byte[GATHERED];
    private int count;

    public WireWriter(Buffer buffer) {
        this.buffer = buffer;
    }

    public WireWriter put(byte value) {
        gathered[room(Byte.BYTES)] = value;
        return this;
    }

    public WireWriter put(boolean value) {
        return put((byte) (value ? 1 : 0));
    }

    public WireWriter put(int value) {
        INT.set(gathered, room(Integer.BYTES), value);
        return this;
    }

    public WireWriter put(long value) {
        LONG.set(gathered, room(Long.BYTES), value);
        return this;
    }

    public WireWriter put(String text) {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    public WireWriter put(byte[] bytes) {
        put(bytes.length);
        if (bytes.length <= GATHERED) {
            System.arraycopy(bytes, 0, gathered, room(bytes.length), bytes.length);
        } else {
            flush();
            buffer.appendBytes(bytes);
        }
        return this;
    }

    public WireWriter put(Buffer bytes) {
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
        return buffer.length() + at;
    }

    public void fillLength(int position) {
        int length = buffer.length() + count - position - Integer.BYTES;
        if (position < buffer.length()) {
            buffer.setInt(position, length);
        } else {
            INT.set(gathered, position - buffer.length(), length);
        }
    }

    /** What was put is in the buffer when this returns. */
    public void flush() {
        buffer.appendBytes(gathered, 0, count);
        count = 0;
    }

    /** Where the next bytes go, so many. */
    private int room(int bytes) {
        if (count + bytes > GATHERED) {
            flush();
        }
        int at = count;
        count += bytes;
        return at;
    }
}
