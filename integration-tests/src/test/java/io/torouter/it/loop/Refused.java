package io.torouter.it.loop;

import java.util.regex.Matcher;

/** A vendor's 400, in the vendor's words. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }

    /**
     * Refuses unless a rule holds.
     *
     * @param values stand in place of each {@code {}} in the message
     */
    static void unless(boolean holds, String message, Object... values) {
        if (holds) {
            return;
        }
        var words = message;
        for (var value : values) {
            words = words.replaceFirst("\\{}", Matcher.quoteReplacement(value.toString()));
        }
        throw new Refused(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
