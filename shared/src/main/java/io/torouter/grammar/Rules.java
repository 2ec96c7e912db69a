package io.torouter.grammar;

/** How closely a stream is looked at. */
public enum Rules {
    /** What we write ourselves: every rule that a client's SDK might rely on. */
    OURS,
    /**
     * What passes through: without the rules that services were seen to break. Each exception is named where it is
     * made.
     */
    VENDORS;

    boolean strict() {
        return this == OURS;
    }
}
