package io.torouter.translation.grid;

/** The elements of one JSON array, set as Google sets them. */
final class ArraySink implements EventSink {
    private final WireBytes bytes;
    private boolean begun;

    ArraySink(WireBytes bytes) {
        this.bytes = bytes;
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
    public void close(boolean failed) {
        bytes.append(begun ? "\r\n]" : "[]");
    }
}
