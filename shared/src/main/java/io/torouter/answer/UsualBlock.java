package io.torouter.answer;

import java.util.Arrays;

/**
 * A copy of a block that told nothing. Most blocks of a stream begin like the one before them, up to the text they
 * bring, and a comparison costs a fraction of a look at each of their keys.
 */
final class UsualBlock {
    /** What is the same is at the beginning, and every stream has a copy. */
    private static final int LONGEST = 512;

    private static final byte[] NOTHING = new byte[0];

    private byte[] start = NOTHING;

    /** Up to which index {@code array[from, to)} is like the copy; {@code from} where there is none. */
    int sameUntil(byte[] array, int from, int to) {
        int end = Math.min(to, from + start.length);
        int difference = Arrays.mismatch(start, 0, end - from, array, from, end);
        return difference < 0 ? end : from + difference;
    }

    /**
     * Takes the beginning of a block that told nothing for the usual one, unless most of it is.
     *
     * @param known up to where it is
     */
    void keep(byte[] array, int from, int known, int to) {
        int end = Math.min(to, from + LONGEST);
        if (2 * (known - from) < end - from) {
            start = Arrays.copyOfRange(array, from, end);
        }
    }
}
