package io.torouter.simulator.reply;

/**
 * Text that is made token by token: any number of characters out of a little memory.
 *
 * <p>It reads as its head and then, as long as it must be, its filler over and over. A token is a fixed number of
 * characters (code points, so no character is ever cut); the last one may be shorter.
 */
public final class TokenText {
    private final int[] head;
    private final int[] filler;
    private final long length;
    private final int size;

    private TokenText(int[] head, int[] filler, long length, int size) {
        this.head = head;
        this.filler = filler;
        this.length = length;
        this.size = size;
    }

    /** That text, in tokens of that many characters. */
    public static TokenText of(String text, int size) {
        var points = text.codePoints().toArray();
        return new TokenText(points, new int[] {' '}, points.length, size);
    }

    /** Exactly that many full tokens, read from the head first. */
    public static TokenText filled(String head, String filler, int tokens, int size) {
        return new TokenText(head.codePoints().toArray(), filler.codePoints().toArray(), (long) tokens * size, size);
    }

    /** How many tokens there are. */
    public int count() {
        return Math.toIntExact(Math.ceilDiv(length, size));
    }

    /** The token with that index, from 0. */
    public String token(int index) {
        return slice((long) index * size, Math.min(length, (index + 1L) * size));
    }

    /** All of it, which may be much. */
    public String text() {
        return slice(0, length);
    }

    /** The first so many tokens. */
    public TokenText limited(int tokens) {
        return new TokenText(head, filler, Math.min(length, (long) tokens * size), size);
    }

    private String slice(long from, long to) {
        var slice = new StringBuilder(Math.toIntExact(to - from));
        for (var i = from; i < to; i++) {
            slice.appendCodePoint(point(i));
        }
        return slice.toString();
    }

    private int point(long index) {
        return index < head.length ? head[(int) index] : filler[(int) ((index - head.length) % filler.length)];
    }
}
