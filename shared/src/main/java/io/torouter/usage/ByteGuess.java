package io.torouter.usage;

/** Tokens guessed from lengths alone, where nothing else is known of a request or an answer. */
public final class ByteGuess {
    private static final int USUAL_BYTES = 4;

    /** Text is rarely longer; what is beyond are files, of which many bytes are one token. */
    private static final long LONGEST_TEXT = 256 * 1024;

    private static final int BYTES_OF_A_FILE = 1000;

    /** Of a streamed event that brings a token, with all that stands around it. */
    private static final int EVENT_BYTES = 200;

    private ByteGuess() {}

    /**
     * Of what a model reads.
     *
     * @param bytes of the request's body
     */
    public static long input(long bytes) {
        long text = Math.min(bytes, LONGEST_TEXT);
        return roundedUp(text, USUAL_BYTES) + (bytes - text) / BYTES_OF_A_FILE;
    }

    /**
     * Of what a model wrote.
     *
     * @param bytes given out, of a body of events or of a document
     */
    public static long output(long bytes, boolean events) {
        return roundedUp(bytes, events ? EVENT_BYTES : USUAL_BYTES);
    }

    private static long roundedUp(long bytes, int of) {
        return (bytes + of - 1) / of;
    }
}
