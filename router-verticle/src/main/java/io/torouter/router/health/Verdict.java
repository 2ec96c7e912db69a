package io.torouter.router.health;

/** What one attempt tells of the channel it was made at. */
public sealed interface Verdict {
    /** The upstream did its part, be it by refusing a wrong request. */
    enum Plain implements Verdict {
        SERVED,
        FAILED,
        /** The upstream does not take the credential, for no request of any model. */
        DENIED,
        /** Nothing: the attempt was given up, or failed in a way that says nothing about the next. */
        UNKNOWN
    }

    /**
     * The upstream asks to wait.
     *
     * @param millis more than 0
     */
    record Busy(long millis) implements Verdict {}
}
