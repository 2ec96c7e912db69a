package io.torouter.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.torouter.json.Finds;
import io.torouter.json.JsonText;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The facts found in one event, element or document. One object serves a whole stream. */
final class Facts implements Finds<Fact> {
    /** Digits that always fit a long. */
    private static final int LONGEST_PLAIN = 18;

    /** More than any model can handle, and small enough to be added up. */
    private static final long LARGEST_COUNT = 1L << 53;

    private final Set<Fact> seen = EnumSet.noneOf(Fact.class);
    private final Map<Fact, String> words = new EnumMap<>(Fact.class);
    private final Map<Fact, Long> counts = new EnumMap<>(Fact.class);

    void clear() {
        seen.clear();
        words.clear();
        counts.clear();
    }

    void saw(Fact fact) {
        seen.add(fact);
    }

    boolean has(Fact fact) {
        return seen.contains(fact);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    /** Whether this is the chunk that OpenAI adds to a stream for the sake of usage. */
    boolean isUsageOnly() {
        return has(Fact.CHOICES) && !has(Fact.CHOICE) && !has(Fact.ERROR) && !counts.isEmpty();
    }

    /** The token counts, as the dialect means them. */
    Map<Fact, Long> counts() {
        return counts;
    }

    /** The word for a fact; empty if there is none. */
    String word(Fact fact) {
        return words.getOrDefault(fact, "");
    }

    void word(Fact fact, String word) {
        words.put(fact, word);
    }

    @Override
    public void opened(Fact fact) {
        saw(fact);
    }

    @Override
    public void value(Fact fact, byte[] array, int from, int to) {
        switch (fact) {
            case INPUT, CACHE_READ, CACHE_WRITE, TOOL_INPUT, OUTPUT, REASONING, TOTAL -> count(fact, array, from, to);
            case TYPE, ERROR, ERROR_TYPE, ERROR_CODE, ERROR_MESSAGE -> {
                saw(fact);
                word(fact, JsonText.decode(array, from, to));
            }
            case EVENT, CHOICES, CHOICE, CONTENT, FINISH, DONE, ANSWER, UNKNOWN -> saw(fact);
        }
    }

    private void count(Fact fact, byte[] array, int from, int to) {
        var number = new String(array, from, to - from, ISO_8859_1);
        try {
            long count = isPlain(number) ? Long.parseLong(number) : (long) Double.parseDouble(number);
            counts.put(fact, Math.clamp(count, 0, LARGEST_COUNT));
            saw(fact);
        } catch (NumberFormatException _) {
            // Not a number, so nothing was counted.
        }
    }

    /** Whether a number is written with digits only, as all upstreams do. */
    private static boolean isPlain(String number) {
        boolean plain = number.length() <= LONGEST_PLAIN;
        for (int i = 0; plain && i < number.length(); i++) {
            plain = Character.isDigit(number.charAt(i));
        }
        return plain;
    }
}
