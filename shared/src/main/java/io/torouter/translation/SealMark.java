package io.torouter.translation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Looks for wrapped seals in the bytes of a body, by the {@link SealedText#MARK mark} that each of them begins with.
 * Its letters and digits are the same in both alphabets of Base64, and nobody escapes them in JSON.
 *
 * <p>Boyer, Moore and Horspool's search: of a body without a mark it looks at about one byte in twelve.
 */
public final class SealMark {
    private static final byte[] MARK = SealedText.MARK.getBytes(US_ASCII);
    private static final int LAST = MARK.length - 1;

    /** How far the end of the mark may go on from a place where that byte stands. */
    private static final byte[] SKIPS = skips();

    private SealMark() {}

    private static byte[] skips() {
        var skips = new byte[256];
        Arrays.fill(skips, (byte) MARK.length);
        for (int i = 0; i < LAST; i++) {
            skips[MARK[i]] = (byte) (LAST - i);
        }
        return skips;
    }

    /** Whether a mark stands in {@code array[from, to)}. */
    public static boolean isIn(byte[] array, int from, int to) {
        for (int end = from + LAST; end < to; end += SKIPS[array[end] & 0xff]) {
            if (array[end] == MARK[LAST] && endsAt(end, array)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAt(int end, byte[] array) {
        return Arrays.equals(array, end - LAST, end + 1, MARK, 0, MARK.length);
    }
}
