package io.torouter.request;

/** The byte sequences of characters beyond ASCII, as RFC 3629 section 4 lists them. */
final class Utf8 {
    /**
     * The bits that tell what a byte is, for characters of two and of three bytes from the lowest byte of a word on.
     */
    private static final int TWO = 0xC0E0;

    private static final int TWO_SHAPE = 0x80C0;
    private static final int THREE = 0xC0C0F0;
    private static final int THREE_SHAPE = 0x8080E0;
    private static final long TWICE = 1 | (1L << (3 * Byte.SIZE));

    /**
     * For the last digit of a lead of three bytes and the next byte's 0x20: overlong is E0 without, a surrogate ED
     * with.
     */
    private static final int WRONG_STARTS = 1 | (1 << ((0xD << 1) | 1));

    private Utf8() {}

    /**
     * Skips the characters of two to four bytes that stand in a row, and spaces between them: text that is not English
     * has few others.
     *
     * @param from a byte that is not ASCII
     * @return the offset behind the last of them, or the complement ({@code ~}) of the offset of the first wrong byte
     */
    static int skipRun(byte[] array, int from, int to) {
        var at = from;
        do {
            at = skipFrequent(array, at, to);
            if (at < to && array[at] < 0) {
                at = skip(array, at, to);
            }
        } while (at >= 0 && at < to && array[at] < 0);
        return at;
    }

    private static int skipFrequent(byte[] array, int from, int to) {
        var at = from;
        while (at <= to - Long.BYTES) {
            var length = frequent(StringWords.word(array, at));
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return at;
    }

    /** The length of what the word begins with, in the most frequent shapes; a wrong answer of 0 costs time only. */
    private static int frequent(long word) {
        if ((word & (THREE * TWICE)) == THREE_SHAPE * TWICE && !startsWrong(word) && !startsWrong(word >>> 24)) {
            return 6;
        }
        if ((word & TWO) == TWO_SHAPE) {
            return (word & 0x1E) == 0 ? 0 : 2;
        }
        if ((word & 0xFF) == ' ') {
            return 1;
        }
        return (word & THREE) == THREE_SHAPE && !startsWrong(word) ? 3 : 0;
    }

    private static boolean startsWrong(long three) {
        var place = ((int) (three & 0xF) << 1) | ((int) (three >>> 13) & 1);
        return ((WRONG_STARTS >>> place) & 1) != 0;
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
