package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.answer.Output;
import io.torouter.translation.WireSink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The bytes that a step of a translation writes, gathered and given out at its end. One serves all answers of an event
 * loop in turn: between two steps it is empty.
 */
public final class WireBytes {
    private static final int START_BYTES = 8 * 1024;

    /** A buffer larger than this is given back after use. */
    private static final int KEPT_BYTES = 256 * 1024;

    private byte[] bytes = new byte[START_BYTES];
    private int length;
    private JsonGenerator json = Json.generator(new Appending());

    /** Where the generator writes to. */
    private final class Appending extends OutputStream {
        @Override
        public void write(int b) {
            room(1);
            bytes[length++] = (byte) b;
        }

        @Override
        public void write(byte[] array, int offset, int count) {
            append(array, offset, offset + count);
        }
    }

    int length() {
        return length;
    }

    void append(byte[] array) {
        append(array, 0, array.length);
    }

    void append(byte[] array, int from, int to) {
        room(to - from);
        System.arraycopy(array, from, bytes, length, to - from);
        length += to - from;
    }

    /** Letters of ASCII only. */
    void append(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** The bytes from there on once more. */
    void repeat(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, length, to - from);
        length += to - from;
    }

    /** One JSON value. Of one that could not be written to its end nothing stays behind. */
    void append(WireSink.Json value) {
        int start = length;
        boolean whole = false;
        try {
            value.write(json);
            json.flush();
            whole = json.getOutputContext().inRoot();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            if (!whole) {
                json = Json.generator(new Appending());
                length = start;
            }
        }
    }

    /** Gives out what was gathered, if anything. */
    void giveOut(Output out) {
        if (length > 0) {
            out.write(bytes, 0, length);
        }
        clear();
    }

    /** Forgets what was gathered. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[START_BYTES];
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
        }
    }
}
