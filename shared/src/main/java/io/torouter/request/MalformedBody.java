package io.torouter.request;

import java.io.Serial;

/**
 * A body that is not what its content type promises. The message says what was expected and where, never what stood
 * there.
 */
public final class MalformedBody extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Has no stack trace: it says what a client did, not where we noticed.
     *
     * @param expectation what was expected, as a clause that stands before "at byte N"
     * @param offset from the start of the body
     */
    public MalformedBody(String expectation, int offset) {
        super(expectation + " at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /** Byte offset from the start of the body. */
    public int offset() {
        return offset;
    }
}
