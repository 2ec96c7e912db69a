package io.torouter.cli.terminal;

/** Text on its way to a terminal. */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /**
     * Without what moves a cursor, colours or turns the direction of writing. Clients choose some of what is shown,
     * such as the names of models.
     */
    public static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isPlain(c) ? c : REPLACEMENT));
        return printable.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }

    /** In characters as people count them. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
