package io.torouter.answer;

import java.util.EnumMap;
import java.util.Map;

/**
 * The token counts of an answer, gathered over its events.
 *
 * <p>Every dialect that reports more than once reports running totals, so the last count stands. A zero does not undo
 * an earlier count: some upstreams fill in only one of the places. Images are not reported but seen, so they add up.
 */
final class Tally {
    private final Map<Fact, Long> counts = new EnumMap<>(Fact.class);
    private long images;

    void add(Facts facts) {
        images += facts.images();
        facts.counts().forEach((fact, count) -> counts.merge(fact, count, Tally::later));
    }

    private static Long later(Long before, Long now) {
        return now > 0 ? now : before;
    }

    /** Whether no tokens were reported. */
    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** How many images were made, whether or not anybody counts tokens for them. */
    long images() {
        return images;
    }

    boolean has(Fact fact) {
        return counts.containsKey(fact);
    }

    /** How many tokens; 0 where none were reported. */
    long count(Fact fact) {
        return counts.getOrDefault(fact, 0L);
    }
}
