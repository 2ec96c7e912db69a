package io.torouter.probe;

/**
 * How one check went.
 *
 * @param ok whether the channel does what was tried
 * @param code names what was found, for programs; a word of a small set
 * @param detail the same for people; never a credential
 * @param said the upstream's own words, if it had any to say about it; else empty
 */
public record CheckResult(Check check, boolean ok, String code, String detail, String said, Timing timing) {
    /** Stands for what did not come. */
    public static final int NEVER = -1;

    /**
     * The course of the call.
     *
     * @param dialect id of the one it was made in; empty where no call was made
     * @param status of the upstream's answer; 0 if none came
     * @param firstByteMillis from the start to the head of the answer; {@link #NEVER} if none came
     * @param totalMillis from the start to the end
     */
    public record Timing(String dialect, int status, int firstByteMillis, int totalMillis) {}
}
