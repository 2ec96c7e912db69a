package io.torouter.translation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Looks for wrapped seals in the bytes of a body, by the {@link SealedText#MARK mark} that each of them begins with.
 * Its letters and digits are the same in both alphabets of Base64, and nobody escapes them in JSON.
 *
 * <p>The mark's characters all differ, so that one byte tells where a mark around it would begin: one byte in twelve is
 * looked at. Boyer, Moore and Horspool's search looks at as many, but each of its steps has to wait for the one before,
 * which takes several times as long.
 */
public final class SealMark {
    private static final byte[] MARK = SealedText.MARK.getBytes(US_ASCII);
    private static final int LAST = MARK.length - 1;

    /** Where in the mark that byte stands; negative for nowhere. */
    private static final byte[] PLACES = places();

    private SealMark() {}

    private static byte[] places() {
        var places = new byte[256];
        Arrays.fill(places, (byte) -1);
        for (int i = 0; i < MARK.length; i++) {
            places[MARK[i]] = (byte) i;
        }
        return places;
    }

    /** Whether a mark stands in {@code array[from, to)}. */
    public static boolean isIn(byte[] array, int from, int to) {
        for (int at = from + LAST; at < to; at += MARK.length) {
            int place = PLACES[array[at] & 0xff];
            if (place >= 0 && isAt(at - place, array, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int start, byte[] array, int to) {
        int end = start + MARK.length;
        return end <= to && array[start] == MARK[0] && Arrays.equals(array, start, end, MARK, 0, MARK.length);
    }
}
