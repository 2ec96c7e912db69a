package io.torouter.translation.grid;

import io.torouter.json.JsonText;

import java.nio.charset.StandardCharsets;

/** Looks over the inside of JSON strings; one serves many, one after the other. */
final class JsonSpan {
    /** The string is not well-formed, or has no end. */
    static final int NONE = -1;

    private boolean plain;

    /**
     * @param from behind the opening quote
     * @return where the closing quote stands, before {@code to}; else {@link #NONE}
     */
    int end(byte[] array, int from, int to) {
        plain = true;
        int at = from;
        while (at >= 0 && at < to && array[at] != '"') {
            byte b = array[at++];
            if (b == '\\') {
                plain = false;
                at = escape(array, at, to);
            } else if (b < 0) {
                plain = false;
            } else if (b < ' ') {
                return NONE;
            }
        }
        return at < to ? at : NONE;
    }

    /** Steps over what stands behind a backslash; {@link #NONE} where nothing may. */
    private static int escape(byte[] array, int at, int to) {
        if (at >= to) {
            return NONE;
        }
        return switch (array[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> fourHexDigits(array, at + 1, to);
            default -> NONE;
        };
    }

    private static int fourHexDigits(byte[] array, int from, int to) {
        for (int at = from; at < from + 4; at++) {
            if (at >= to || Character.digit(array[at], 16) < 0) {
                return NONE;
            }
        }
        return from + 4;
    }

    /** Where the digits end that begin at {@code from}: there, where there are none. */
    static int digits(byte[] array, int from, int to) {
        int at = from;
        while (at < to && array[at] >= '0' && array[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The text of the string whose end was found last. */
    String text(byte[] array, int from, int end) {
        return plain
                ? new String(array, from, end - from, StandardCharsets.ISO_8859_1)
                : JsonText.decode(array, from, end);
    }
}
