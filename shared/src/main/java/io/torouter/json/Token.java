package io.torouter.json;

import java.util.Arrays;

/**
 * The bytes of one key or value: a piece of the array at hand, or a copy if it began in an earlier one. Only the first
 * {@link JsonWalker#LONGEST_VALUE} are kept.
 */
final class Token {
    private byte[] copy = new byte[0];
    private int copied;
    private boolean open;
    private byte[] array = copy;
    private int from;
    private int to;

    /** A token begins in the array at hand. */
    void begin(int at) {
        open = true;
        copied = 0;
        from = at;
    }

    /** Another array is at hand; a token that is open goes on at the index. */
    void goOn(int at) {
        from = at;
    }

    /** The array at hand is over and belongs to its owner again. */
    void keep(byte[] current, int end) {
        if (open) {
            append(current, end);
        }
        array = copy;
    }

    /** The token is over; it can be looked at until the next one begins. */
    void end(byte[] current, int end) {
        open = false;
        if (copied == 0) {
            array = current;
            to = Math.min(end, from + JsonWalker.LONGEST_VALUE);
        } else {
            append(current, end);
            array = copy;
            from = 0;
            to = copied;
        }
    }

    void drop() {
        open = false;
        copied = 0;
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }

    boolean is(String word) {
        boolean same = to - from == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = array[from + i] == word.charAt(i);
        }
        return same;
    }

    private void append(byte[] current, int end) {
        int length = Math.min(end - from, JsonWalker.LONGEST_VALUE - copied);
        if (length > 0) {
            if (copy.length < copied + length) {
                copy = Arrays.copyOf(copy, Math.max(64, 2 * (copied + length)));
            }
            System.arraycopy(current, from, copy, copied, length);
            copied += length;
        }
    }
}
