package io.torouter.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the next CR or LF, eight bytes at a time. */
final class LineEnd {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private LineEnd() {}

    /** The first CR or LF in {@code array[from, to)}, or {@code to}. */
    static int find(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            at = control(array, at, to);
            if (at < to && (array[at] == '\n' || array[at] == '\r')) {
                return at;
            }
            at++;
        }
        return to;
    }

    /** Any byte below a blank: JSON has none inside a line but the tab, so one test serves for both line ends. */
    private static int control(byte[] array, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORD.get(array, at);
            long hits = (word - ' ' * ONES) & ~word & HIGHS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        while (at < to && (array[at] & 0xff) >= ' ') {
            at++;
        }
        return at;
    }
}
