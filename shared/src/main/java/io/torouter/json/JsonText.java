package io.torouter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The text that the inside of a JSON string stands for. */
public final class JsonText {
    private JsonText() {}

    /** Resolves escapes; what is cut off or malformed is kept as it came. */
    public static String decode(byte[] array, int from, int to) {
        var raw = new String(array, from, to - from, UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            at = raw.charAt(at) == '\\' && at + 1 < raw.length() ? escape(raw, at + 1, text) : plain(raw, at, text);
        }
        return text.toString();
    }

    private static int plain(String raw, int at, StringBuilder text) {
        text.append(raw.charAt(at));
        return at + 1;
    }

    private static int escape(String raw, int at, StringBuilder text) {
        char c = raw.charAt(at);
        if (c == 'u') {
            return unicode(raw, at, text);
        }
        text.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> c;
                });
        return at + 1;
    }

    private static int unicode(String raw, int at, StringBuilder text) {
        try {
            text.append((char) Integer.parseInt(raw, at + 1, at + 5, 16));
            return at + 5;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            text.append("\\u");
            return at + 1;
        }
    }
}
