package io.torouter.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/** A text that grows at its end, as a chain of its pieces: growing costs no copy. */
record Written(@Nullable Written before, String piece) {
    static final Written NOTHING = new Written(null, "");

    Written and(String more) {
        return more.isEmpty() ? this : new Written(this, more);
    }

    boolean isEmpty() {
        return before == null && piece.isEmpty();
    }

    String text() {
        var pieces = new ArrayDeque<String>();
        for (var at = this; at != null; at = at.before) {
            pieces.push(at.piece);
        }
        return String.join("", pieces);
    }
}
