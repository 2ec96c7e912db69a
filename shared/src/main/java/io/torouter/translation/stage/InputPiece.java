package io.torouter.translation.stage;

import java.util.regex.Pattern;

/**
 * A state of taking free text out of arguments that come in pieces; immutable.
 *
 * <p>{@code HEAD}, until the text begins → {@code TEXT} ⇄ {@code ESCAPE} → {@code DONE}. What does not begin as the
 * schema says stays in {@code HEAD} and is read when all of it is there.
 *
 * @param held the head so far, or an escape that is not whole yet
 */
record InputPiece(State state, String held) {
    static final InputPiece START = new InputPiece(State.HEAD, "");

    private static final Pattern HEAD = Pattern.compile("\\s*\\{\\s*\"input\"\\s*:\\s*\"");
    private static final int UNICODE_ESCAPE = 6;

    enum State {
        HEAD,
        TEXT,
        DONE
    }

    /**
     * @param text what became readable
     */
    record Read(InputPiece next, String text) {}

    Read read(String piece) {
        return switch (state) {
            case HEAD -> head(held + piece);
            case TEXT -> text(held + piece);
            case DONE -> new Read(this, "");
        };
    }

    /** What is still to be said when the arguments are over. */
    String rest() {
        return state == State.HEAD && !held.isBlank() ? CustomInput.unwrapped(held) : "";
    }

    private static Read head(String text) {
        var head = HEAD.matcher(text);
        return head.lookingAt()
                ? new InputPiece(State.TEXT, "").read(text.substring(head.end()))
                : new Read(new InputPiece(State.HEAD, text), "");
    }

    private static Read text(String escaped) {
        var plain = new StringBuilder(escaped.length());
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at);
            if (c == '"') {
                return new Read(new InputPiece(State.DONE, ""), plain.toString());
            }
            int length = c == '\\' ? escapeLength(escaped, at) : 1;
            if (at + length > escaped.length()) {
                break;
            }
            plain.append(c == '\\' ? unescaped(escaped, at) : c);
            at += length;
        }
        return new Read(new InputPiece(State.TEXT, escaped.substring(at)), plain.toString());
    }

    private static int escapeLength(String text, int at) {
        return at + 1 < text.length() && text.charAt(at + 1) == 'u' ? UNICODE_ESCAPE : 2;
    }

    private static char unescaped(String text, int at) {
        char c = text.charAt(at + 1);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> codeUnit(text.substring(at + 2, at + UNICODE_ESCAPE));
            default -> c;
        };
    }

    private static char codeUnit(String hex) {
        try {
            return (char) Integer.parseInt(hex, 16);
        } catch (NumberFormatException _) {
            return '\ufffd';
        }
    }
}
