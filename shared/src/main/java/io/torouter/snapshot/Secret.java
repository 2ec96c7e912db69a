package io.torouter.snapshot;

/** A credential of an upstream. Its text is read on purpose only: {@code toString()} masks it. */
public record Secret(String text) {
    /** Stands for a credential that is not shown. */
    public static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}
