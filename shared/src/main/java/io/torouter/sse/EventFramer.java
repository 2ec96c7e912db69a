package io.torouter.sse;

/**
 * Finds where events end in a stream that comes in pieces: behind the first blank line.
 *
 * <p>States: inside a {@code LINE}; at the {@code START} of one; {@code AFTER_CR} or {@code AFTER_BLANK_CR}, at the
 * start of a line unless the next byte is the LF that belongs to the CR before it. A blank line that ends in CR counts
 * at once, as no one knows whether more will come; the LF is then a block of its own, one byte long.
 */
public final class EventFramer {
    /** No event ends here. */
    public static final int NONE = -1;

    private enum State {
        LINE,
        START,
        AFTER_CR,
        AFTER_BLANK_CR
    }

    private State state = State.START;

    /**
     * Goes on behind the last event that was found, or behind the bytes seen so far.
     *
     * @return the index behind the blank line that ends the event, or {@link #NONE} when all bytes were seen
     */
    public int next(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            int end = LineEnd.find(array, at, to);
            state = end > at ? State.LINE : state;
            if (end == to) {
                return NONE;
            }
            at = end + 1;
            if (lineEnds(array[end])) {
                return behind(array, at, to);
            }
        }
        return NONE;
    }

    /** Takes the step over a CR or LF; true if an event ends with it. */
    private boolean lineEnds(byte b) {
        boolean secondHalf = b == '\n' && (state == State.AFTER_CR || state == State.AFTER_BLANK_CR);
        boolean ends = secondHalf ? state == State.AFTER_BLANK_CR : state != State.LINE;
        if (secondHalf || b == '\n') {
            state = State.START;
        } else {
            state = ends ? State.AFTER_BLANK_CR : State.AFTER_CR;
        }
        return ends;
    }

    /** Takes the LF of a CRLF along if it is at hand. */
    private int behind(byte[] array, int at, int to) {
        if (state == State.AFTER_BLANK_CR && at < to && array[at] == '\n') {
            state = State.START;
            return at + 1;
        }
        return at;
    }
}
