package io.torouter.bus;

import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;

/**
 * The bytes behind a Vert.x buffer as an array range, without a copy where the buffer lives on the heap, as those that
 * Vert.x hands out do.
 *
 * <p>The only place that looks inside a buffer ({@code BufferInternal} is not public API).
 */
@SuppressWarnings("ArrayRecordComponent")
public record ByteView(byte[] array, int from, int to) {
    public static ByteView of(Buffer buffer) {
        ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.readerIndex();
            return new ByteView(bytes.array(), from, from + bytes.readableBytes());
        }
        byte[] copy = buffer.getBytes();
        return new ByteView(copy, 0, copy.length);
    }

    public int length() {
        return to - from;
    }
}
