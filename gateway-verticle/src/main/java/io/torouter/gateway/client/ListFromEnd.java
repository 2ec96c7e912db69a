package io.torouter.gateway.client;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The elements of a list in headers, the last one first; empty ones do not count. */
final class ListFromEnd {
    private final List<String> values;
    private final char separator;
    private final boolean quotes;
    private int value;
    private int end;

    /**
     * @param values what the header says, each time that it stands there
     * @param quotes whether a separator between quotation marks is none
     */
    ListFromEnd(List<String> values, char separator, boolean quotes) {
        this.values = values;
        this.separator = separator;
        this.quotes = quotes;
        this.value = values.size();
        this.end = -1;
    }

    /** Null when there are no more. */
    @Nullable String next() {
        while (end >= 0 || value > 0) {
            if (end < 0) {
                value--;
                end = values.get(value).length();
            }
            var text = values.get(value);
            int start = start(text);
            var element = text.substring(start, end).strip();
            end = start - 1;
            if (!element.isEmpty()) {
                return element;
            }
        }
        return null;
    }

    private int start(String text) {
        boolean inside = false;
        for (int i = end - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (quotes && c == '"' && !isEscaped(text, i)) {
                inside = !inside;
            } else if (c == separator && !inside) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isEscaped(String text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == '\\') {
            before--;
        }
        return (at - before) % 2 == 0;
    }
}
