package io.torouter.translation.responses;

import org.jspecify.annotations.Nullable;

/**
 * A text that grows at its end; it is put together once, when it is over.
 *
 * @param before null for nothing
 * @param length of all of it
 */
record Pieces(@Nullable Pieces before, String last, int length) {
    static final Pieces NONE = new Pieces(null, "", 0);

    Pieces and(String next) {
        return new Pieces(this, next, length + next.length());
    }

    String text() {
        var text = new char[length];
        int end = length;
        for (var piece = this; piece != null; piece = piece.before()) {
            end -= piece.last().length();
            piece.last().getChars(0, piece.last().length(), text, end);
        }
        return new String(text);
    }
}
