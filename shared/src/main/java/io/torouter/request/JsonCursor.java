package io.torouter.request;

import java.util.Arrays;

/**
 * Walks over JSON text in UTF-8 without building anything of it, and checks its whole grammar on the way.
 *
 * <p>Strict RFC 8259: no byte order mark, no comments, no trailing commas. Nesting is limited to {@value #MAX_DEPTH}.
 * Every method first skips white space and leaves the cursor behind what it has read.
 *
 * <p>It exists beside Jackson's parser because half of what a gateway scans is one long string: Jackson looks at each
 * byte, this at eight of them at once (see {@link StringBytes}).
 */
final class JsonCursor {
    /** Far above what real requests nest (tool schemas: some 50) and far below what the smallest stack allows. */
    static final int MAX_DEPTH = 512;

    /** What {@link #here()} says behind the last byte; no byte has this value. */
    private static final int END = 256;

    private static final int MOST_DIGITS = 18;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    /** Takes one member of an object: the cursor stands before the value and must be left behind it. */
    @FunctionalInterface
    interface Member {
        /**
         * Reads the value.
         *
         * @param name where the key stands, without its quotes
         */
        void read(JsonCursor cursor, Span name) throws MalformedBody;
    }

    private final byte[] array;
    private final int start;
    private final int to;
    private int at;
    private int depth;

    JsonCursor(byte[] array, int from, int to) {
        this.array = array;
        this.start = from;
        this.to = to;
        this.at = from;
    }

    /** Offset of the next byte, from the start of the text. */
    int offset() {
        return at - start;
    }

    /** The first byte of what comes next, which decides its kind; 256 at the end. */
    int peek() {
        skipBlanks();
        return here();
    }

    boolean atObject() {
        return peek() == '{';
    }

    boolean atString() {
        return peek() == '"';
    }

    boolean atNull() {
        return peek() == 'n';
    }

    boolean atTrue() {
        return peek() == 't';
    }

    /** Reads an object, and gives each of its members to {@code member}. */
    void members(Member member) throws MalformedBody {
        open('{');
        if (closes('}')) {
            return;
        }
        do {
            var name = string();
            take(':', "expected a colon");
            member.read(this, name.inner());
        } while (continues('}'));
    }

    /** Skips one value of any kind and says where it stands. */
    Span skip() throws MalformedBody {
        skipBlanks();
        var from = offset();
        skipValue();
        return new Span(from, offset());
    }

    /** Reads a string and says where it stands, quotes included. */
    Span string() throws MalformedBody {
        if (!atString()) {
            throw malformed("expected a string");
        }
        return skip();
    }

    /**
     * Reads {@code true}, {@code false} or {@code null} and says where it stands.
     *
     * @param what the name of the value, for the message
     */
    Span flag(String what) throws MalformedBody {
        var first = peek();
        if (first != 't' && first != 'f' && first != 'n') {
            throw malformed("expected " + what + " to be true or false");
        }
        return skip();
    }

    /** Reads a value of any kind: a whole number as such, and -1 for all else and for what has more than 18 digits. */
    long whole() throws MalformedBody {
        var span = skip();
        if (span.length() > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (var i = start + span.from(); i < start + span.to(); i++) {
            if (!isDigit(array[i])) {
                return -1;
            }
            number = 10 * number + array[i] - '0';
        }
        return number;
    }

    /** The text of a part of a string that lies between its quotes. */
    String text(Span inner) {
        return StringBytes.text(array, start + inner.from(), start + inner.to());
    }

    /** Whether a part of a string has its bytes from escapes. */
    boolean isEscaped(Span inner) {
        for (var i = start + inner.from(); i < start + inner.to(); i++) {
            if (array[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    boolean matches(Span span, byte[] bytes) {
        return span.length() == bytes.length
                && Arrays.equals(array, start + span.from(), start + span.to(), bytes, 0, bytes.length);
    }

    /** The complaint about what comes next. */
    MalformedBody malformed(String expectation) {
        return new MalformedBody(at < to ? expectation : expectation + ", came to the end of the body", offset());
    }

    /** Checks that nothing but white space follows. */
    void end() throws MalformedBody {
        if (peek() != END) {
            throw malformed("expected the end of the JSON text");
        }
    }

    private void skipValue() throws MalformedBody {
        switch (peek()) {
            case '"' -> skipString();
            case '{' -> skipObject();
            case '[' -> skipArray();
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> number();
        }
    }

    private void skipObject() throws MalformedBody {
        open('{');
        if (closes('}')) {
            return;
        }
        do {
            skipKey();
            skipValue();
        } while (continues('}'));
    }

    private void skipKey() throws MalformedBody {
        if (!atString()) {
            throw malformed("expected a string");
        }
        skipString();
        take(':', "expected a colon");
    }

    private void skipArray() throws MalformedBody {
        open('[');
        if (closes(']')) {
            return;
        }
        do {
            skipValue();
        } while (continues(']'));
    }

    private void skipString() throws MalformedBody {
        var end = StringBytes.end(array, at + 1, to);
        if (end < 0) {
            at = ~end;
            throw malformed(
                    at == to ? "expected the end of a string" : "expected valid text in UTF-8 with valid escapes");
        }
        at = end + 1;
    }

    private void open(char bracket) throws MalformedBody {
        take(bracket, bracket == '{' ? "expected an object" : "expected an array");
        if (++depth > MAX_DEPTH) {
            throw malformed("expected at most " + MAX_DEPTH + " levels of nesting");
        }
    }

    private boolean closes(char bracket) {
        if (peek() != bracket) {
            return false;
        }
        at++;
        depth--;
        return true;
    }

    private boolean continues(char bracket) throws MalformedBody {
        if (closes(bracket)) {
            return false;
        }
        take(',', bracket == '}' ? "expected a comma or a closing brace" : "expected a comma or a closing bracket");
        return true;
    }

    private void literal(byte[] word) throws MalformedBody {
        var end = at + word.length;
        if (end > to || !Arrays.equals(array, at, end, word, 0, word.length)) {
            throw malformed("expected a JSON value");
        }
        at = end;
    }

    private void number() throws MalformedBody {
        if (here() == '-') {
            at++;
        }
        if (here() == '0') {
            at++;
        } else {
            digits("expected a JSON value");
        }
        if (here() == '.') {
            at++;
            digits("expected a digit");
        }
        exponent();
    }

    private void exponent() throws MalformedBody {
        if ((here() | 0x20) != 'e') {
            return;
        }
        at++;
        if (here() == '+' || here() == '-') {
            at++;
        }
        digits("expected a digit");
    }

    private void digits(String expectation) throws MalformedBody {
        if (!isDigit(here())) {
            throw malformed(expectation);
        }
        while (isDigit(here())) {
            at++;
        }
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private void take(char b, String expectation) throws MalformedBody {
        if (peek() != b) {
            throw malformed(expectation);
        }
        at++;
    }

    private int here() {
        return at < to ? array[at] : END;
    }

    private void skipBlanks() {
        while (at < to && isBlank(array[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
