package io.torouter.translation;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Seals of texts and images, which Gemini alone makes. In dialects that have no field for them, such a seal goes to the
 * client as a thought that says nothing and stands behind what it seals.
 */
public final class SealedBefore {
    private SealedBefore() {}

    /** Gives the last part the seal that follows it, if that is what the part is. */
    public static boolean sealsLast(List<Part> parts, Part part) {
        if (!(part instanceof Thought thought) || !thought.shown().isEmpty() || parts.isEmpty()) {
            return false;
        }
        var seal = thought.seal();
        var sealed = seal == null || seal.issuer() != GEMINI_GENERATE ? null : sealed(parts.getLast(), seal);
        if (sealed != null) {
            parts.set(parts.size() - 1, sealed);
        }
        return sealed != null;
    }

    private static @Nullable Part sealed(Part part, Seal seal) {
        return switch (part) {
            case Text text -> text.with(seal);
            case Media media -> media.with(seal);
            default -> null;
        };
    }
}
