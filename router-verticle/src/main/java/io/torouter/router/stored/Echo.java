package io.torouter.router.stored;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.answer.Output;
import io.torouter.request.EditedBody;

import java.util.Arrays;

/**
 * Tells the client which response its request went on from. The upstream was not told, so it says {@code null} in that
 * place; the id is put there while the answer passes.
 *
 * <p>Inside JSON strings quotes are escaped, so the key is never mistaken in them.
 */
final class Echo implements Output {
    private static final byte[] KEY = "\"previous_response_id\"".getBytes(US_ASCII);
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final int ALL = KEY.length + 1 + NULL.length;

    private final byte[] id;
    private final Output out;

    /** What may be key and null: given out or replaced when that is known. Room for some blanks around the colon. */
    private final byte[] held = new byte[64];

    private int heldLength;

    /** Bytes of the key that are held, and of the colon and the null behind it; 0 where nothing is held. */
    private int matched;

    Echo(String id, Output out) {
        this.id = EditedBody.jsonString(id);
        this.out = out;
    }

    @Override
    public void write(byte[] array, int from, int to) {
        int shown = from;
        for (int at = from; at < to; at++) {
            if (matched > 0 && continues(array[at])) {
                shown = at + 1;
            } else {
                release();
                if (begins(array, at, to)) {
                    pass(array, shown, at);
                    held[heldLength++] = array[at];
                    matched = 1;
                    shown = at + 1;
                }
            }
        }
        pass(array, shown, to);
    }

    /** Whether the key may begin there, as far as can be seen. */
    private static boolean begins(byte[] array, int at, int to) {
        int seen = Math.min(KEY.length, to - at);
        return array[at] == '"' && Arrays.equals(array, at, at + seen, KEY, 0, seen);
    }

    private boolean continues(byte b) {
        boolean aroundColon = matched == KEY.length || matched == KEY.length + 1;
        boolean blank = aroundColon && b == ' ' && heldLength < held.length - NULL.length - 1;
        if (!blank && b != expected()) {
            return false;
        }
        held[heldLength++] = b;
        matched += blank ? 0 : 1;
        if (matched == ALL) {
            replace();
        }
        return true;
    }

    private byte expected() {
        if (matched < KEY.length) {
            return KEY[matched];
        }
        return matched == KEY.length ? (byte) ':' : NULL[matched - KEY.length - 1];
    }

    private void replace() {
        out.write(held, 0, heldLength - NULL.length);
        out.write(id, 0, id.length);
        heldLength = 0;
        matched = 0;
    }

    private void release() {
        if (heldLength > 0) {
            out.write(held, 0, heldLength);
            heldLength = 0;
            matched = 0;
        }
    }

    private void pass(byte[] array, int from, int to) {
        if (from < to) {
            out.write(array, from, to);
        }
    }

    /** Nothing more comes: what is held is no key. */
    void end() {
        release();
    }
}
