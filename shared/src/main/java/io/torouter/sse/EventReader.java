package io.torouter.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Takes one event apart, which may come in pieces: hands on what stands in its {@code data} fields and keeps its {@code
 * event} name. Other fields and comments are skipped.
 *
 * <p>States of a line: in the field's {@code NAME}; {@code BEFORE_VALUE}, where one blank is dropped; in a {@code
 * VALUE}.
 */
public final class EventReader {
    private static final byte[] LINE_FEED = {'\n'};
    private static final int LONGEST_NAME = 64;
    private static final long BYTE_ORDER_MARK = 0xEFBBBF;
    private static final long DATA = 0x64617461;
    private static final long EVENT = 0x6576656E74L;

    private enum State {
        NAME,
        BEFORE_VALUE,
        VALUE
    }

    private final EventData sink;
    private final byte[] name = new byte[LONGEST_NAME];
    private int nameLength;
    private byte[] lastName = {};
    private String last = "";
    private int dataLines;
    private State state = State.NAME;

    /** The bytes of the field's name, the last one lowest; only the last eight are kept. */
    private long field;

    private boolean streamStart = true;

    public EventReader(EventData sink) {
        this.sink = sink;
    }

    /** Gets ready for the next event. */
    public void begin() {
        nameLength = 0;
        dataLines = 0;
        lineEnds();
    }

    /** Whether the event has a {@code data} field: one without is none at all. */
    public boolean hasData() {
        return dataLines > 0;
    }

    /** The event's name, cut at 64 bytes; empty if it has none. Mostly it is that of the event before. */
    public String name() {
        if (!Arrays.equals(name, 0, nameLength, lastName, 0, lastName.length)) {
            lastName = Arrays.copyOf(name, nameLength);
            last = new String(lastName, UTF_8);
        }
        return last;
    }

    /** Reads the next bytes of the event. */
    public void read(byte[] array, int from, int to) {
        int at = from;
        while (at < to) {
            int end = LineEnd.find(array, at, to);
            piece(array, at, end);
            if (end < to) {
                fieldEnds();
                lineEnds();
            }
            at = end + 1;
        }
    }

    private void piece(byte[] array, int from, int to) {
        int at = state == State.NAME ? nameEnds(array, from, to) : from;
        if (state == State.BEFORE_VALUE && at < to) {
            state = State.VALUE;
            at = array[at] == ' ' ? at + 1 : at;
        }
        if (state == State.VALUE && at < to) {
            value(array, at, to);
        }
    }

    private int nameEnds(byte[] array, int from, int to) {
        int at = from;
        while (at < to && array[at] != ':') {
            field = (field << Byte.SIZE) | (array[at++] & 0xff);
            dropByteOrderMark();
        }
        if (at < to) {
            fieldBegins();
            return at + 1;
        }
        return to;
    }

    private void dropByteOrderMark() {
        if (streamStart && field == BYTE_ORDER_MARK) {
            field = 0;
        }
    }

    private void fieldBegins() {
        state = State.BEFORE_VALUE;
        if (field == DATA && dataLines++ > 0) {
            sink.data(LINE_FEED, 0, 1);
        }
        if (field == EVENT) {
            nameLength = 0;
        }
    }

    /** A line without a colon is a field with an empty value. */
    private void fieldEnds() {
        if (state == State.NAME && field == DATA) {
            fieldBegins();
        }
    }

    private void lineEnds() {
        streamStart = streamStart && state == State.NAME && field == 0;
        state = State.NAME;
        field = 0;
    }

    private void value(byte[] array, int from, int to) {
        if (field == DATA) {
            sink.data(array, from, to);
        } else if (field == EVENT) {
            int length = Math.min(to - from, LONGEST_NAME - nameLength);
            System.arraycopy(array, from, name, nameLength, length);
            nameLength += length;
        }
    }
}
