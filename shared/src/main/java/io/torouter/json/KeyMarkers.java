package io.torouter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A cheap look at JSON bytes: may one of some keys stand in them, with a value that begins in a given way?
 *
 * <p>Yes may be wrong (any depth counts), no never is, for keys written without escapes. Every key ends in a colon,
 * colons are rare, and the eight bytes before one decide almost every case.
 */
public final class KeyMarkers {
    /**
     * One key with one beginning of its value.
     *
     * @param tail the last bytes of the quoted key, the very last one highest
     * @param mask covers the bytes that {@code tail} has
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Marker(long tail, long mask, byte[] valueStart) {}

    private final Marker[] markers;

    private KeyMarkers(List<Marker> markers) {
        this.markers = markers.toArray(Marker[]::new);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects keys. */
    public static final class Builder {
        private final List<Marker> markers = new ArrayList<>();

        /** Looks for the key with a value whose first bytes are one of those given, none of which holds a colon. */
        public Builder key(String key, String... valueStarts) {
            byte[] tail = tail(key);
            long mask = -1L << (Byte.SIZE * (Long.BYTES - tail.length));
            long word = 0;
            for (byte b : tail) {
                word = (word >>> Byte.SIZE) | ((b & 0xffL) << 56);
            }
            for (String start : valueStarts) {
                markers.add(new Marker(word, mask, start.getBytes(UTF_8)));
            }
            return this;
        }

        public KeyMarkers build() {
            return new KeyMarkers(markers);
        }

        private static byte[] tail(String key) {
            byte[] quoted = ('"' + key + '"').getBytes(UTF_8);
            return Arrays.copyOfRange(quoted, Math.max(0, quoted.length - Long.BYTES), quoted.length);
        }
    }

    /**
     * Whether one of the keys may stand in {@code array[from, to)}.
     *
     * @param known up to where it is the same as bytes in which none stands; {@code from} where nothing is. Only what
     *     stands behind the last colon before it can decide otherwise: no beginning of a value reaches over a colon
     */
    public boolean mayBeIn(byte[] array, int from, int known, int to) {
        int colon = ByteSearch.colon(array, lastColon(array, from, known), to);
        while (colon < to) {
            if (colon > from && mayEndKey(array, from, colon) && isMarked(array, colon, to)) {
                return true;
            }
            colon = ByteSearch.colon(array, colon + 1, to);
        }
        return false;
    }

    /** The last colon in {@code array[from, to)}, or {@code from}. */
    private static int lastColon(byte[] array, int from, int to) {
        int at = to - 1;
        while (at > from && array[at] != ':') {
            at--;
        }
        return Math.max(at, from);
    }

    private static boolean mayEndKey(byte[] array, int from, int colon) {
        byte before = array[colon - 1];
        return before == '"' || (isBlank(before) && quoteBefore(array, from, colon));
    }

    private static boolean quoteBefore(byte[] array, int from, int colon) {
        int at = colon - 1;
        while (at > from && isBlank(array[at])) {
            at--;
        }
        return array[at] == '"';
    }

    private boolean isMarked(byte[] array, int colon, int to) {
        if (colon < Long.BYTES || array[colon - 1] != '"') {
            return true;
        }
        long tail = ByteSearch.word(array, colon - Long.BYTES);
        for (Marker marker : markers) {
            if ((tail & marker.mask) == marker.tail && startsWith(array, colon + 1, to, marker.valueStart)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] array, int from, int to, byte[] start) {
        int at = from;
        while (at < to && isBlank(array[at])) {
            at++;
        }
        int end = at + start.length;
        return end > to || Arrays.equals(array, at, end, start, 0, start.length);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
