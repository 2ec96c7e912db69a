package io.torouter.answer;

/**
 * How much text a stream has brought, for the price of an addition an event: what stands around the text of the first
 * event is taken to stand around that of all others.
 */
final class WrittenText {
    /** So many events are looked into at most until one with text is found. */
    private static final int LOOKS = 8;

    /** Longer events bring sound or images rather than text. */
    private static final int LONGEST = 4 * 1024;

    /** Of an event of which nothing is known: a token. */
    private static final int USUAL = 4;

    private int looks;
    private int samples;
    private long around;
    private long read;
    private long events;
    private long bytes;

    /** Whether the next event should be looked into. */
    boolean isCurious() {
        return samples == 0 && looks < LOOKS;
    }

    /** An event passed that was not looked into. */
    void passed(int length) {
        events++;
        bytes += Math.min(length, LONGEST);
    }

    /** An event passed that has that much text in it. */
    void read(int length, long text) {
        looks++;
        if (text > 0) {
            samples++;
            around += Math.max(0, length - text);
            read += Math.min(text, LONGEST);
        }
    }

    long bytes() {
        long others = samples == 0 ? USUAL * events : bytes - events * (around / samples);
        return read + Math.max(events, others);
    }
}
