package io.torouter.router.stored;

import io.torouter.answer.Output;

import java.util.Arrays;

/**
 * Keeps the last of what an answer gives out: since the last moment at which it stood between two events. When an
 * answer becomes complete, that holds the whole of its last event, or all of an answer that is one document.
 */
final class Capture implements Output {
    /** A longer response is not remembered. */
    private static final int MOST_BYTES = 16 << 20;

    private byte[] bytes = new byte[1024];
    private int length;
    private boolean tooLong;

    @Override
    public void write(byte[] array, int from, int to) {
        int more = to - from;
        if (tooLong || length + more > MOST_BYTES) {
            tooLong = true;
            return;
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
        System.arraycopy(array, from, bytes, length, more);
        length += more;
    }

    /** What was kept is not needed: another event begins. */
    void forget() {
        length = 0;
        tooLong = false;
    }

    /** What is kept; empty where it was too much. */
    byte[] kept() {
        return tooLong ? new byte[0] : Arrays.copyOf(bytes, length);
    }
}
