package io.torouter.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the next byte that matters, eight bytes at a time.
 *
 * <p>{@code (x - 0x01…01) & ~x & 0x80…80} has its lowest set bit in the lowest byte of x that is zero (Hacker's
 * Delight, 6-1), so x is the word with the wanted byte subtracted by exclusive or.
 */
final class ByteSearch {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /** The first quote or backslash in {@code array[from, to)}, or {@code to}. */
    static int stringEnd(byte[] array, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = word(array, at);
            long hits = zeroes(word ^ ('"' * ONES)) | zeroes(word ^ ('\\' * ONES));
            if (hits != 0) {
                return at + index(hits);
            }
        }
        while (at < to && array[at] != '"' && array[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The first quote, brace or bracket in {@code array[from, to)}, or {@code to}. */
    static int structure(byte[] array, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = word(array, at);
            long folded = word | (' ' * ONES); // makes braces of brackets
            long hits = zeroes(word ^ ('"' * ONES)) | zeroes(folded ^ ('{' * ONES)) | zeroes(folded ^ ('}' * ONES));
            if (hits != 0) {
                return at + index(hits);
            }
        }
        while (at < to && !isStructure(array[at])) {
            at++;
        }
        return at;
    }

    /** The first colon in {@code array[from, to)}, or {@code to}. */
    static int colon(byte[] array, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long hits = zeroes(word(array, at) ^ (':' * ONES));
            if (hits != 0) {
                return at + index(hits);
            }
        }
        while (at < to && array[at] != ':') {
            at++;
        }
        return at;
    }

    /** Eight bytes, the first one lowest. */
    static long word(byte[] array, int at) {
        return (long) WORD.get(array, at);
    }

    private static boolean isStructure(byte b) {
        int folded = b | ' ';
        return b == '"' || folded == '{' || folded == '}';
    }

    private static long zeroes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private static int index(long hits) {
        return Long.numberOfTrailingZeros(hits) >>> 3;
    }
}
