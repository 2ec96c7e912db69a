package io.torouter.request;

/** The byte sequences of characters beyond ASCII, as RFC 3629 section 4 lists them. */
final class Utf8 {
    private Utf8() {}

    /**
     * Skips the characters of two to four bytes that stand in a row: text that is not English has few others.
     *
     * @param from a byte that is not ASCII
     * @return the offset behind the last of them, or the complement ({@code ~}) of the offset of the first wrong byte
     */
    static int skipRun(byte[] array, int from, int to) {
        var at = from;
        do {
            at = isThreeBytes(array, at, to) ? at + 3 : skip(array, at, to);
        } while (at >= 0 && at < to && array[at] < 0);
        return at;
    }

    /** The most frequent shape, in one test; a wrong answer of false costs time only. */
    private static boolean isThreeBytes(byte[] array, int at, int to) {
        var lead = array[at] & 0xFF;
        return lead > 0xE0
                && lead < 0xED
                && at + 2 < to
                && (array[at + 1] & array[at + 2] & 0x80) != 0
                && ((array[at + 1] | array[at + 2]) & 0x40) == 0;
    }

    private static int skip(byte[] array, int at, int to) {
        var lead = array[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return ~at;
        }
        if (at + 1 < to && !mayFollow(lead, array[at + 1] & 0xFF)) {
            return ~(at + 1);
        }
        return skipTails(array, at + 1, at + length(lead), to);
    }

    private static int length(int lead) {
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** The second byte has a narrower range where a lead could else be overlong, a surrogate or beyond U+10FFFF. */
    private static boolean mayFollow(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }

    private static int skipTails(byte[] array, int from, int end, int to) {
        for (var at = from; at < end; at++) {
            if (at == to || (array[at] & 0xC0) != 0x80) {
                return ~at;
            }
        }
        return end;
    }
}
