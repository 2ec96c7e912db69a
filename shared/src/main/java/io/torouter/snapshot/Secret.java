package io.torouter.snapshot;

/** A credential of an upstream. Its text is read on purpose only: {@code toString()} masks it. */
public record Secret(String text) {
    @Override
    public String toString() {
        return "***";
    }
}
