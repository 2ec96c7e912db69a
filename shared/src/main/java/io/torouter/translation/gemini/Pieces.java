package io.torouter.translation.gemini;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Makes whole parts of the pieces they were streamed in. */
final class Pieces {
    private static final Part NOTHING = new Text("");

    private Pieces() {}

    /** The parts of two chunks: where one ends and the next begins with plain text or plain thought, it goes on. */
    static List<Part> joined(List<Part> before, List<Part> after) {
        var parts = new ArrayList<>(before);
        for (int i = 0; i < after.size(); i++) {
            var whole = i > 0 || parts.isEmpty() ? null : whole(parts.getLast(), after.get(i));
            if (whole != null) {
                parts.removeLast();
            }
            parts.add(whole == null ? after.get(i) : whole);
        }
        return parts;
    }

    /** Null where they are two. */
    private static @Nullable Part whole(Part first, Part second) {
        if (first instanceof Text(var begin, _, var seal, _, var extras)
                && second instanceof Text(var end, _, var next, _, var more)
                && extras.isEmpty()
                && more.isEmpty()
                && seal == null) {
            return next == null ? new Text(begin + end) : null;
        }
        if (first instanceof Thought begin && second instanceof Thought end && isOpen(begin) && isOpen(end)) {
            return new Thought(begin.text() + end.text());
        }
        return null;
    }

    private static boolean isOpen(Thought thought) {
        return thought.seal() == null && thought.extras().isEmpty();
    }

    /** Without texts that say nothing, with which clients fill contents that must not be empty. */
    static List<Part> said(List<Part> parts) {
        return parts.stream().filter(part -> !part.equals(NOTHING)).toList();
    }

    /**
     * A seal of another vendor stands on the last piece of a thought and is meant for all of it; Gemini's own are bound
     * to their part.
     */
    static List<Part> sealed(List<Part> parts) {
        var whole = new ArrayList<Part>(parts.size());
        for (var part : parts) {
            whole.add(part instanceof Thought thought && isForeign(thought.seal()) ? gathered(thought, whole) : part);
        }
        return whole;
    }

    private static boolean isForeign(@Nullable Seal seal) {
        return seal != null && seal.issuer() != GEMINI_GENERATE;
    }

    /** Takes the open thoughts before it from the end of the list. */
    private static Thought gathered(Thought last, List<Part> before) {
        var text = last.text();
        while (!before.isEmpty() && before.getLast() instanceof Thought piece && isOpen(piece)) {
            text = piece.text() + text;
            before.removeLast();
        }
        boolean summary = last.seal() != null && last.seal().kind() == Seal.Kind.CONTENT && !text.isEmpty();
        return new Thought(
                last.id(), summary ? List.of(text) : List.of(), summary ? "" : text, last.seal(), last.extras());
    }
}
