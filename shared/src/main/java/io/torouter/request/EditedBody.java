package io.torouter.request;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A body with some of its spans replaced: slices of the original and the replacements between them, in order. No byte
 * of the original is copied.
 *
 * @param slices none of them empty
 * @param length bytes in all of them
 */
public record EditedBody(List<Slice> slices, int length) {
    private static final Comparator<SpanEdit> BY_PLACE =
            Comparator.<SpanEdit>comparingInt(edit -> edit.span().from()).thenComparingInt(edit -> edit.span().to());

    /** A part of an array, which must not be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Slice(byte[] array, int from, int to) {
        public int length() {
            return to - from;
        }
    }

    public EditedBody {
        slices = List.copyOf(slices);
    }

    /**
     * Applies edits to {@code array[from, to)}. Insertions at one place keep their order and come before a replacement
     * that starts there.
     *
     * @param edits in any order, with offsets that count from {@code from}
     * @throws IllegalArgumentException if two edits overlap, or one reaches beyond the body
     */
    public static EditedBody of(byte[] array, int from, int to, List<SpanEdit> edits) {
        var slices = new ArrayList<Slice>(2 * edits.size() + 1);
        var at = 0;
        for (var edit : edits.stream().sorted(BY_PLACE).toList()) {
            check(edit.span(), at, to - from);
            add(slices, new Slice(array, from + at, from + edit.span().from()));
            add(slices, new Slice(edit.replacement(), 0, edit.replacement().length));
            at = edit.span().to();
        }
        add(slices, new Slice(array, from + at, to));
        return new EditedBody(slices, slices.stream().mapToInt(Slice::length).reduce(0, Math::addExact));
    }

    /**
     * Text as a JSON string: in quotes, with control characters, quotes and backslashes escaped, all else as UTF-8.
     *
     * @throws IllegalArgumentException if the text holds half of a surrogate pair
     */
    public static byte[] jsonString(String text) {
        var inner = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        var quoted = new byte[inner.length + 2];
        quoted[0] = '"';
        System.arraycopy(inner, 0, quoted, 1, inner.length);
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    /** All of it as one array. */
    public byte[] toBytes() {
        var bytes = new byte[length];
        var at = 0;
        for (var slice : slices) {
            System.arraycopy(slice.array(), slice.from(), bytes, at, slice.length());
            at += slice.length();
        }
        return bytes;
    }

    private static void check(Span span, int free, int length) {
        if (span.from() < free) {
            throw new IllegalArgumentException("an edit at " + span.from() + " overlaps one that ends at " + free);
        }
        if (span.to() > length) {
            throw new IllegalArgumentException("an edit ends at " + span.to() + " in a body of " + length + " bytes");
        }
    }

    private static void add(List<Slice> slices, Slice slice) {
        if (slice.length() > 0) {
            slices.add(slice);
        }
    }
}
