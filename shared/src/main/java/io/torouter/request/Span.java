package io.torouter.request;

/** A half-open range of byte offsets in a body. */
public record Span(int from, int to) {
    public Span {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a span: " + from + ".." + to);
        }
    }

    public int length() {
        return to - from;
    }

    /** What stands between the quotes of a string. */
    Span inner() {
        return new Span(from + 1, to - 1);
    }
}
