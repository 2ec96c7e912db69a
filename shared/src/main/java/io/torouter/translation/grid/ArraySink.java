package io.torouter.translation.grid;

import io.torouter.canonical.Drops;

/** The elements of one JSON array, set as Google sets them. */
final class ArraySink implements EventSink {
    private final WireBytes bytes;
    private final Drops drops;
    private boolean begun;

    ArraySink(WireBytes bytes, Drops drops) {
        this.bytes = bytes;
        this.drops = drops;
    }

    @Override
    public void event(String name, Json data) {
        bytes.append(begun ? ",\r\n" : "[");
        begun = true;
        bytes.append(data);
    }

    /** An array has an end of its own. */
    @Override
    public void done() {}

    @Override
    public Drops drops() {
        return drops;
    }

    /** An array has no comments. */
    @Override
    public void nameLosses() {}

    @Override
    public void close(boolean failed) {
        bytes.append(begun ? "\r\n]" : "[]");
    }
}
