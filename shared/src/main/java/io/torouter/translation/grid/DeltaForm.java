package io.torouter.translation.grid;

import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent.BlockDelta;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What stays the same in events that follow one another and bring nothing but the next piece of a text. Most events of
 * a stream do, and reading such a one as if it could be anything costs ten times as much as comparing it with the one
 * before.
 *
 * <p>An event that is the same as the one before says the same. Nothing known → one event known → its form known, when
 * a second was told in the same way: the strings and whole numbers in which the two differ are <em>gaps</em>, and those
 * gaps which held the text told in both are the <em>text</em>. An event has the form if it is the same but for the
 * gaps, has one text in all gaps of the text, and that is not empty.
 */
final class DeltaForm {
    /** Longer events are rare, and worth reading. */
    private static final int LONGEST = 2 * 1024;

    private static final int MOST_GAPS = 6;
    private static final byte[] NOTHING = new byte[0];

    private enum Gap {
        TEXT,
        STRING,
        NUMBER
    }

    private final JsonSpan strings = new JsonSpan();
    private final JsonSpan texts = new JsonSpan();
    private String name = "";
    private byte[] known = NOTHING;
    private int length;
    private @Nullable BlockDelta told;

    private boolean formed;
    private final Gap[] gaps = new Gap[MOST_GAPS];
    private final int[] starts = new int[MOST_GAPS];
    private final int[] ends = new int[MOST_GAPS];
    private int count;

    /** Of the event at hand: where its text stands. */
    private int textFrom;

    private int textTo;

    /** What an event says, if it has the form; null if it has not. */
    @Nullable BlockDelta read(String event, byte[] array, int from, int to) {
        if (told == null || !event.equals(name)) {
            return null;
        }
        if (same(0, length, array, from, to) && to - from == length) {
            return told;
        }
        return formed ? read(told, array, from, to) : null;
    }

    private @Nullable BlockDelta read(BlockDelta before, byte[] array, int from, int to) {
        textFrom = -1;
        int at = from;
        int literal = 0;
        for (int i = 0; i < count && at >= 0; i++) {
            at = same(literal, starts[i], array, at, to) ? gap(gaps[i], array, at + starts[i] - literal, to) : -1;
            literal = ends[i];
        }
        boolean fits = at >= 0 && to - at == length - literal && same(literal, length, array, at, to);
        return fits && textFrom < textTo ? told(before, array) : null;
    }

    private BlockDelta told(BlockDelta before, byte[] array) {
        var text = texts.text(array, textFrom, textTo);
        return new BlockDelta(before.candidate(), before.block(), with(before.delta(), text));
    }

    private static Delta with(Delta before, String text) {
        return before instanceof Delta.Summarised(var part, _)
                ? new Delta.Summarised(part, text)
                : new Delta.Written(text);
    }

    private boolean same(int literal, int literalEnd, byte[] array, int at, int to) {
        int end = at + literalEnd - literal;
        return end <= to && Arrays.equals(known, literal, literalEnd, array, at, end);
    }

    /** Where the gap ends that begins there; -1 if it is none. */
    private int gap(Gap gap, byte[] array, int at, int to) {
        if (gap == Gap.NUMBER) {
            int end = JsonSpan.digits(array, at, to);
            boolean legal = end > at && (array[at] != '0' || end == at + 1);
            return legal ? end : -1;
        }
        if (gap == Gap.STRING) {
            return strings.end(array, at, to);
        }
        return textFrom < 0 ? theText(array, at, to) : sameText(array, at, to);
    }

    private int theText(byte[] array, int at, int to) {
        textFrom = at;
        textTo = texts.end(array, at, to);
        return textTo;
    }

    private int sameText(byte[] array, int at, int to) {
        int end = at + textTo - textFrom;
        boolean same = end < to && array[end] == '"' && Arrays.equals(array, textFrom, textTo, array, at, end);
        return same ? end : -1;
    }

    /** Another way of telling has begun. */
    void forget() {
        told = null;
        formed = false;
    }

    /**
     * An event was read in full.
     *
     * @param says all that it said, word for word
     */
    void learn(String event, byte[] array, int from, int to, BlockDelta says) {
        if (to - from > LONGEST || text(says.delta()).isEmpty()) {
            forget();
            return;
        }
        formed = told != null && event.equals(name) && continues(told, says) && differs(array, from, to, told, says);
        if (!formed) {
            keep(event, array, from, to, says);
        }
    }

    private void keep(String event, byte[] array, int from, int to, BlockDelta says) {
        length = to - from;
        if (known.length < length) {
            known = new byte[Math.min(LONGEST, 2 * length)];
        }
        System.arraycopy(array, from, known, 0, length);
        name = event;
        told = says;
    }

    /** The text of a delta that has hardly anything else; empty for others. */
    private static String text(Delta delta) {
        return switch (delta) {
            case Delta.Written(var text) -> text;
            case Delta.Summarised(_, var text) -> text;
            case Delta.Sealed _, Delta.Cited _, Delta.Logprobs _, Delta.Sounded _ -> "";
        };
    }

    private static boolean continues(BlockDelta before, BlockDelta now) {
        return before.candidate() == now.candidate()
                && before.block() == now.block()
                && with(before.delta(), "").equals(with(now.delta(), ""));
    }

    /** Finds the gaps; false if the two differ otherwise, or tell the same. */
    private boolean differs(byte[] array, int from, int to, BlockDelta before, BlockDelta now) {
        count = 0;
        boolean texts = false;
        var walk = new TwoEvents(known, length, array, from, to);
        while (walk.toDifference()) {
            boolean string = walk.overStrings();
            if (count == MOST_GAPS || !(string || walk.overNumbers())) {
                return false;
            }
            boolean text =
                    string && walk.text().equals(text(before.delta())) && walk.otherText().equals(text(now.delta()));
            texts |= text;
            starts[count] = walk.start();
            ends[count] = walk.end();
            gaps[count++] = text ? Gap.TEXT : string ? Gap.STRING : Gap.NUMBER;
        }
        return texts && walk.isOver();
    }
}
