package io.torouter.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What stands between the quotes of a JSON string, as bytes. */
final class StringBytes {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private StringBytes() {}

    /**
     * Finds the closing quote and checks all that stands before it.
     *
     * @param from the first byte behind the opening quote
     * @return the offset of the closing quote, or the complement ({@code ~}) of the offset of the first wrong byte;
     *     that is {@code to} where the string does not end
     */
    static int end(byte[] array, int from, int to) {
        var at = from;
        while (at >= 0) {
            at = skipPlain(array, at, to);
            if (at == to) {
                return ~to;
            }
            if (array[at] == '"') {
                return at;
            }
            at = array[at] == '\\' ? skipEscape(array, at, to) : Utf8.skipRun(array, at, to);
        }
        return at;
    }

    /** The first byte from {@code from} on that is not plain: a quote, a backslash, a control character, not ASCII. */
    private static int skipPlain(byte[] array, int from, int to) {
        var at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            var special = special((long) WORD.get(array, at));
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
        }
        while (at < to && isPlain(array[at])) {
            at++;
        }
        return at;
    }

    /**
     * The high bit of each byte that is not plain. Only the lowest one is sure: a borrow may have set those above it
     * (the classic test for a zero byte, on three differences at once).
     */
    private static long special(long word) {
        var quotes = (word ^ ('"' * ONES)) - ONES;
        var backslashes = (word ^ ('\\' * ONES)) - ONES;
        var controls = word - ' ' * ONES;
        return (quotes | backslashes | controls | word) & HIGH_BITS;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static int skipEscape(byte[] array, int backslash, int to) {
        var at = backslash + 1;
        if (at == to) {
            return ~to;
        }
        return switch (array[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> skipHex(array, at + 1, to);
            default -> ~at;
        };
    }

    private static int skipHex(byte[] array, int from, int to) {
        for (var at = from; at < from + 4; at++) {
            if (at == to || Character.digit(array[at], 16) < 0) {
                return ~at;
            }
        }
        return from + 4;
    }

    /** The text that checked bytes stand for. */
    static String text(byte[] array, int from, int to) {
        var raw = new String(array, from, to - from, UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescape(raw);
    }

    private static String unescape(String raw) {
        var text = new StringBuilder(raw.length());
        var at = 0;
        for (var next = raw.indexOf('\\'); next >= 0; next = raw.indexOf('\\', at)) {
            text.append(raw, at, next).append(unescaped(raw, next + 1));
            at = next + (raw.charAt(next + 1) == 'u' ? 6 : 2);
        }
        return text.append(raw, at, raw.length()).toString();
    }

    private static char unescaped(String raw, int at) {
        var c = raw.charAt(at);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(raw, at + 1, at + 5, 16);
            default -> c;
        };
    }
}
