package io.torouter.translation.grid;

/** Walks through two JSON documents side by side, and over what they differ in. */
final class TwoEvents {
    private final JsonSpan strings = new JsonSpan();
    private final byte[] one;
    private final int oneTo;
    private final byte[] other;
    private final int otherTo;
    private int at;
    private int otherAt;

    /** Behind the quote of the string it is in; -1 outside of strings. */
    private int string = -1;

    private int otherString = -1;

    /** Where the last difference begins in the one. */
    private int start = -1;

    private String text = "";
    private String otherText = "";

    /** {@code one[0, oneTo)} and {@code other[otherFrom, otherTo)}, of well-formed documents. */
    TwoEvents(byte[] one, int oneTo, byte[] other, int otherFrom, int otherTo) {
        this.one = one;
        this.oneTo = oneTo;
        this.other = other;
        this.otherAt = otherFrom;
        this.otherTo = otherTo;
    }

    /** Goes on to the next byte that differs; false if there is none as far as both go. */
    boolean toDifference() {
        while (at < oneTo && otherAt < otherTo) {
            if (one[at] != other[otherAt]) {
                return true;
            }
            step(one[at]);
        }
        return false;
    }

    private void step(byte same) {
        at++;
        otherAt++;
        if (same == '"') {
            string = string < 0 ? at : -1;
            otherString = string < 0 ? -1 : otherAt;
        } else if (same == '\\' && string >= 0 && at < oneTo && otherAt < otherTo && one[at] == other[otherAt]) {
            at++;
            otherAt++;
        }
    }

    /** Whether all was the same but for what was stepped over. */
    boolean isOver() {
        return at == oneTo && otherAt == otherTo;
    }

    /** Steps over the strings that differ, up to their ends; false if it is no string in which they do. */
    boolean overStrings() {
        if (string < 0) {
            return false;
        }
        start = string;
        at = strings.end(one, string, oneTo);
        text = at < 0 ? "" : strings.text(one, string, at);
        int end = strings.end(other, otherString, otherTo);
        otherText = end < 0 ? "" : strings.text(other, otherString, end);
        otherAt = end;
        return at >= 0 && end >= 0;
    }

    /** Steps over the whole numbers that differ; false if they are none. */
    boolean overNumbers() {
        if (string >= 0) {
            return false;
        }
        int before = start;
        start = at;
        while (start > 0 && isDigit(one[start - 1])) {
            start--;
        }
        otherAt -= at - start;
        at = JsonSpan.digits(one, start, oneTo);
        int end = JsonSpan.digits(other, otherAt, otherTo);
        boolean numbers = at > start && end > otherAt && start != before;
        otherAt = end;
        return numbers;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    int start() {
        return start;
    }

    int end() {
        return at;
    }

    String text() {
        return text;
    }

    String otherText() {
        return otherText;
    }
}
