package io.torouter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** What stands between the quotes of a JSON string, as bytes. */
final class StringBytes {
    private static final int CODE = '\\' | ('u' << Byte.SIZE);
    private static final int CODE_BYTES = 6;
    private static final int ONES = 0x01010101;
    private static final int HIGH_BITS = 0x80808080;

    /** So many bytes are skipped as words before blocks are tried, since most strings are short. */
    private static final int WORDS_FIRST = 512;

    /** Where a block has not paid, words are given so many times as long before the next. */
    private static final int LESS_OFTEN = 4;

    /** Which bytes make an escape with the backslash before them. */
    private static final boolean[] SHORT_ESCAPES = shortEscapes();

    private StringBytes() {}

    private static boolean[] shortEscapes() {
        var escapes = new boolean[256];
        for (var b : "\"\\/bfnrt".getBytes(US_ASCII)) {
            escapes[b] = true;
        }
        return escapes;
    }

    /**
     * Finds the closing quote and checks all that stands before it.
     *
     * @param from the first byte behind the opening quote
     * @return the offset of the closing quote, or the complement ({@code ~}) of the offset of the first wrong byte;
     *     that is {@code to} where the string does not end
     */
    static int end(byte[] array, int from, int to) {
        var at = from;
        var patience = WORDS_FIRST;
        while (at >= 0) {
            var words = at + Math.min(patience, to - at);
            at = StringWords.skip(array, at, words);
            if (words < to && at >= words - Long.BYTES) {
                var block = at;
                at = StringBlocks.skip(array, block, to);
                patience = at > block ? WORDS_FIRST : LESS_OFTEN * patience;
                continue;
            }
            at = skipPlain(array, at, to);
            if (at == to) {
                return ~to;
            }
            if (array[at] == '"') {
                return at;
            }
            at = skipSpecial(array, at, to);
        }
        return at;
    }

    private static int skipPlain(byte[] array, int from, int to) {
        var at = from;
        while (at < to && isPlain(array[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static int skipSpecial(byte[] array, int at, int to) {
        if (array[at] == '\\') {
            return skipEscapes(array, at, to);
        }
        return array[at] < 0 ? Utf8.skipRun(array, at, to) : ~at;
    }

    /** Clients that write ASCII only send text that is not English as one code behind the other. */
    private static int skipEscapes(byte[] array, int from, int to) {
        var at = from;
        while (at <= to - Long.BYTES && isCode(StringWords.word(array, at))) {
            at += CODE_BYTES;
        }
        return at > from ? at : skipEscape(array, at, to);
    }

    private static boolean isCode(long word) {
        return (word & 0xFFFF) == CODE && areHex((int) (word >>> Short.SIZE));
    }

    /** Adds to each byte what takes it to the high bit from the first of a range on; without it where one is beyond. */
    private static boolean areHex(int bytes) {
        var lower = bytes | (' ' * ONES);
        var digits = (bytes + (0x80 - '0') * ONES) & ~(bytes + (0x7F - '9') * ONES);
        var letters = (lower + (0x80 - 'a') * ONES) & ~(lower + (0x7F - 'f') * ONES);
        return ((digits | letters) & ~bytes & HIGH_BITS) == HIGH_BITS;
    }

    private static int skipEscape(byte[] array, int backslash, int to) {
        var at = backslash + 1;
        if (at == to) {
            return ~to;
        }
        if (array[at] == 'u') {
            return skipHex(array, at + 1, to);
        }
        return isShortEscape(array[at]) ? at + 1 : ~at;
    }

    static boolean isShortEscape(byte b) {
        return SHORT_ESCAPES[b & 0xFF];
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
