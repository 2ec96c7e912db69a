package io.torouter.request;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fast road through a JSON string: eight bytes at once, as long as they are plain or escapes of two bytes.
 *
 * <p>A flag for a byte is its high bit in a word; the lowest byte of a word comes first. A test for a byte's value
 * subtracts from {@link #HIGH_BITS}, which leaves the high bit only where the difference is zero. A byte beyond ASCII
 * can spoil the flags above its own, and nothing below: flags are read from the lowest, and up to the first such byte.
 */
final class StringWords {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    static final long HIGH_BITS = 0x8080808080808080L;

    /** Less any character but a control character it has no high bit. */
    private static final long BELOW_SPACE = 0x9F9F9F9F9F9F9F9FL;

    private StringWords() {}

    /**
     * Skips whole words.
     *
     * @return the offset of what is neither plain nor a right escape of two bytes, or one with less than a word before
     *     {@code to}; no escape has begun before it
     */
    static int skip(byte[] array, int from, int to) {
        long carried = 0; // the flag of the first byte where the word before ends in an escape's backslash
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = word(array, at);
            long quotes = flags(word, '"');
            long backslashes = flags(word, '\\');
            long others = notPrintable(word);
            long special = (quotes | backslashes | others) & HIGH_BITS;
            if ((special | carried) == 0) {
                continue;
            }
            backslashes &= HIGH_BITS & ~word;
            long escaped = escaped(backslashes, carried);
            if (escaped == 0 && special != backslashes) {
                return at + Long.numberOfTrailingZeros(special & ~backslashes) / Byte.SIZE;
            }
            long frequent = (quotes | backslashes | flags(word, 'n')) & ~word;
            long stops = ((quotes | others) & HIGH_BITS & ~escaped) | firstWrong(word, escaped & ~frequent);
            if (stops != 0) {
                int stop = Long.numberOfTrailingZeros(stops);
                return at + stop / Byte.SIZE - (int) ((escaped >>> stop) & 1);
            }
            carried = (backslashes & ~escaped) >>> (Long.SIZE - Byte.SIZE);
        }
        return at - (carried == 0 ? 0 : 1);
    }

    /** Eight bytes, the first one lowest. */
    static long word(byte[] array, int at) {
        return (long) WORD.get(array, at);
    }

    /** Flags a character, among what a byte beyond ASCII spoils. */
    static long flags(long word, char character) {
        return HIGH_BITS - (word ^ (character * ONES));
    }

    /** Flags control characters and what is beyond ASCII. */
    static long notPrintable(long word) {
        return (BELOW_SPACE - word) | word;
    }

    /** The bytes behind backslashes that begin an escape: in a row of backslashes every other one does. */
    private static long escaped(long backslashes, long carried) {
        long escaped = (backslashes << Byte.SIZE) | carried;
        if ((escaped & backslashes) == 0) {
            return escaped;
        }
        long before;
        do { // each round settles one more byte of a row
            before = escaped;
            escaped = ((backslashes & ~before) << Byte.SIZE) | carried;
        } while (escaped != before);
        return escaped;
    }

    /** The flag of the first of these escaped bytes that makes no escape of two bytes; 0 where all do. */
    private static long firstWrong(long word, long escaped) {
        for (long rest = escaped; rest != 0; rest &= rest - 1) {
            int flag = Long.numberOfTrailingZeros(rest);
            if (!StringBytes.isShortEscape((byte) (word >>> (flag - (Byte.SIZE - 1))))) {
                return 1L << flag;
            }
        }
        return 0;
    }
}
