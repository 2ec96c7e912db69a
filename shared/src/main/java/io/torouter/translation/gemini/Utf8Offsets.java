package io.torouter.translation.gemini;

/** Gemini counts places in a text in bytes of UTF-8, the canonical form in UTF-16 units. */
final class Utf8Offsets {
    private Utf8Offsets() {}

    /** The unit at which that byte begins; the text's length for bytes behind it. */
    static int units(String text, int bytes) {
        int at = 0;
        int read = 0;
        while (at < text.length() && read < bytes) {
            int point = text.codePointAt(at);
            read += width(point);
            at += Character.charCount(point);
        }
        return at;
    }

    /** How many bytes so many units take. */
    static int bytes(String text, int units) {
        int bytes = 0;
        int end = Math.min(units, text.length());
        for (int at = 0; at < end; ) {
            int point = text.codePointAt(at);
            bytes += width(point);
            at += Character.charCount(point);
        }
        return bytes;
    }

    private static int width(int point) {
        if (point < 0x80) {
            return 1;
        }
        return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
