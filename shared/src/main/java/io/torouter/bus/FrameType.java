package io.torouter.bus;

/** The byte that names a frame on the wire. A number is never given to another type. */
final class FrameType {
    static final byte OPEN = 1;
    static final byte BODY = 2;
    static final byte CREDIT = 3;
    static final byte CANCEL = 4;
    static final byte HEAD = 5;
    static final byte DATA = 6;
    static final byte FULL = 7;
    static final byte END = 8;
    static final byte FAIL = 9;
    static final byte SETTLED = 10;

    private FrameType() {}
}
