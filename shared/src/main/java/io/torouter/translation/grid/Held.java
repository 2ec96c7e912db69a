package io.torouter.translation.grid;

import java.util.Arrays;

/** Bytes that wait for what belongs to them. */
final class Held {
    private static final int KEPT_BYTES = 4 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /**
     * @return false if that would be more than {@code limit}; nothing is added then
     */
    boolean add(byte[] array, int from, int to, int limit) {
        int needed = Math.addExact(length, to - from);
        if (needed > limit) {
            return false;
        }
        if (bytes.length < needed) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, limit)));
        }
        System.arraycopy(array, from, bytes, length, to - from);
        length = needed;
        return true;
    }

    /** A large buffer is not kept for a whole stream. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = NOTHING;
        }
    }
}
