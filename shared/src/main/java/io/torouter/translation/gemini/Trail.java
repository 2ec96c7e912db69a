package io.torouter.translation.gemini;

import org.jspecify.annotations.Nullable;

/**
 * Text that grows at its end without a copy.
 *
 * @param before all that came before; null for nothing
 * @param length of the whole, in UTF-16 units
 */
record Trail(@Nullable Trail before, String last, int length) {
    static Trail plus(@Nullable Trail before, String text) {
        return new Trail(before, text, lengthOf(before) + text.length());
    }

    static int lengthOf(@Nullable Trail trail) {
        return trail == null ? 0 : trail.length();
    }

    static String text(@Nullable Trail trail) {
        var text = new char[lengthOf(trail)];
        for (var at = trail; at != null; at = at.before()) {
            at.last().getChars(0, at.last().length(), text, lengthOf(at.before()));
        }
        return new String(text);
    }
}
