package io.torouter.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.torouter.json.Finds;
import io.torouter.json.JsonText;

import org.jspecify.annotations.Nullable;

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
    private final ModalityEntry entry = new ModalityEntry();
    private final AnswerPart part = new AnswerPart();
    private int images;
    private long text;

    void clear() {
        images = 0;
        text = 0;
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

    /** Bytes of what the model wrote, as they stand in JSON. */
    long text() {
        return text;
    }

    /** Images that were made; an event that ends one of a stream stands for it. */
    int images() {
        var type = word(Fact.TYPE);
        return images + (type.startsWith("image_") && type.endsWith(".completed") ? 1 : 0);
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
        switch (fact) {
            case PROMPT_ENTRY, CACHED_ENTRY, OUTPUT_ENTRY -> entry.begin(fact);
            case PART -> part.begin();
            case IMAGE -> images++;
            default -> {}
        }
    }

    @Override
    public void value(Fact fact, byte[] array, int from, int to) {
        switch (fact) {
            case TYPE, ERROR, ERROR_TYPE, ERROR_CODE, ERROR_MESSAGE -> {
                saw(fact);
                word(fact, JsonText.decode(array, from, to));
            }
            case TEXT -> {
                saw(Fact.CONTENT);
                text += to - from;
            }
            case MODALITY -> counted(entry.modality(array, from, to));
            case MODALITY_TOKENS -> counted(entry.tokens(number(array, from, to)));
            case THOUGHT -> contains(part.thought());
            case MEDIA_TYPE -> contains(part.media(array, from, to));
            default -> plain(fact, array, from, to);
        }
    }

    private void plain(Fact fact, byte[] array, int from, int to) {
        if (fact.isCount()) {
            count(fact, array, from, to);
        } else {
            saw(fact);
        }
    }

    /** What an entry has turned out to count; null for nothing, or nothing yet. */
    private void counted(@Nullable Fact fact) {
        if (fact != null) {
            counts.put(fact, entry.tokens());
        }
    }

    /** A part has something in it, and so many images more or less. */
    private void contains(int more) {
        saw(Fact.CONTENT);
        images += more;
    }

    private void count(Fact fact, byte[] array, int from, int to) {
        long count = number(array, from, to);
        if (count >= 0) {
            counts.put(fact, count);
            saw(fact);
        }
    }

    /** A count; negative for what is no number, so that nothing was counted. */
    private static long number(byte[] array, int from, int to) {
        long plain = to - from <= LONGEST_PLAIN ? digits(array, from, to) : -1;
        return plain < 0 ? unusual(new String(array, from, to - from, ISO_8859_1)) : Math.min(plain, LARGEST_COUNT);
    }

    /** A number that is written with digits only, as all upstreams do; negative where it is not. */
    private static long digits(byte[] array, int from, int to) {
        long number = from < to ? 0 : -1;
        for (int i = from; number >= 0 && i < to; i++) {
            int digit = array[i] - '0';
            number = digit >= 0 && digit <= 9 ? 10 * number + digit : -1;
        }
        return number;
    }

    private static long unusual(String number) {
        try {
            return Math.clamp((long) Double.parseDouble(number), 0, LARGEST_COUNT);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
