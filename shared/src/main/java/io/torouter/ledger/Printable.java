package io.torouter.ledger;

/** Text from outside, made fit to be kept: cut to a bound, without control characters and halves of characters. */
final class Printable {
    private Printable() {}

    /**
     * @param most characters that are kept
     */
    static String of(String text, int most) {
        return text.length() <= most && isPlain(text) ? text : cleaned(text, most);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text, int most) {
        var kept = new StringBuilder(Math.min(text.length(), most));
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && !isHalf(point))
                .takeWhile(point -> kept.length() + Character.charCount(point) <= most)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
