package io.torouter.translation.chat;

import io.torouter.canonical.Thinking.Effort;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The words for how much a model is to reason, and which stands for which. */
final class Efforts {
    static final String NONE = "none";

    /** What a host takes that does not say. */
    private static final Set<String> COMMON = Set.of("low", "medium", "high");

    /** Budgets up to these stand for an effort, after what agents ask for: 4,000, 10,000 and 32,000 tokens. */
    private static final long LOW_BUDGET = 4_096;

    private static final long MEDIUM_BUDGET = 16_384;

    private Efforts() {}

    static Effort read(String word) {
        return Stream.of(Effort.values())
                .filter(effort -> word(effort).equals(word))
                .findFirst()
                .orElseThrow(() -> Untranslatable.malformed("unknown reasoning effort: " + word));
    }

    static Effort ofBudget(long tokens) {
        if (tokens <= LOW_BUDGET) {
            return Effort.LOW;
        }
        return tokens <= MEDIUM_BUDGET ? Effort.MEDIUM : Effort.HIGH;
    }

    /** The word of those it takes that is nearest; of two the one for more. */
    static String nearest(Effort effort, Set<String> taken) {
        var words = taken.isEmpty() ? COMMON : taken;
        return Stream.of(Effort.values())
                .filter(other -> words.contains(word(other)))
                .min(
                        Comparator.comparingInt((Effort other) -> Math.abs(other.compareTo(effort)))
                                .thenComparing(Comparator.reverseOrder()))
                .map(Efforts::word)
                .orElse(word(effort));
    }

    /** The word for no reasoning; null where there is none. */
    static @Nullable String off(Set<String> taken) {
        return taken.contains(NONE) ? NONE : null;
    }

    private static String word(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }
}
