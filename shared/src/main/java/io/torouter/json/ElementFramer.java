package io.torouter.json;

/**
 * Finds where the elements of one big JSON array end. A document that is no array is one element.
 *
 * <p>Behind the end of the document everything counts as an element: it belongs to nothing that could be cut in two.
 */
public final class ElementFramer {
    /** No element ends here. */
    public static final int NONE = -1;

    private int depth;

    /** The depth to which the end of an element leads back. */
    private int outside;

    private boolean closed;
    private boolean quoted;
    private boolean escaped;

    /** Whether the document is over. */
    public boolean closed() {
        return closed;
    }

    /**
     * Goes on behind the last element that was found, or behind the bytes seen so far.
     *
     * @return the index behind the element or behind the end of the array, or {@link #NONE} when all bytes were seen
     */
    public int next(byte[] array, int from, int to) {
        if (closed) {
            return from < to ? to : NONE;
        }
        int at = from;
        while (at < to) {
            boolean structure = !quoted;
            at = structure ? ByteSearch.structure(array, at, to) : insideString(array, at, to);
            if (structure && at < to && ends(array[at++])) {
                return at;
            }
        }
        return NONE;
    }

    /** Takes the step over a quote, brace or bracket; true if an element or the document ends with it. */
    private boolean ends(byte b) {
        return switch (b) {
            case '"' -> {
                quoted = true;
                yield false;
            }
            case '{', '[' -> {
                outside = depth == 0 && b == '[' ? 1 : outside;
                depth++;
                yield false;
            }
            default -> {
                depth--;
                closed = depth <= 0;
                yield depth <= outside;
            }
        };
    }

    private int insideString(byte[] array, int from, int to) {
        if (escaped) {
            escaped = false;
            return from + 1;
        }
        int at = ByteSearch.stringEnd(array, from, to);
        if (at == to) {
            return to;
        }
        escaped = array[at] == '\\';
        quoted = escaped;
        return at + 1;
    }
}
