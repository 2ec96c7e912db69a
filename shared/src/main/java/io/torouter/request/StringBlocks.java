package io.torouter.request;

/**
 * The fastest road through a long JSON string: a block at once, as long as it has nothing but printable ASCII and
 * frequent escapes.
 *
 * <p>There are no branches within a block, so that the compiler makes vector instructions of its loop. It is choosy:
 * with a second {@code |=} in the loop, or with several {@code |} below one {@code ~}, it makes none, which costs six
 * times as much. The microbenchmark {@code BodyScan} shows it.
 */
final class StringBlocks {
    /** A shorter one would end before its vectors pay. */
    static final int BYTES = 1024;

    private StringBlocks() {}

    /**
     * Skips whole blocks.
     *
     * @param from behind the first byte of the string; no escape has begun before it
     * @return an offset that no escape has begun before; nothing is known of what stands there
     */
    static int skip(byte[] array, int from, int to) {
        int at = from;
        while (at < to - BYTES && array[at] != '"' && isFrequent(array, at)) {
            at += BYTES;
            if (array[at - 1] == '\\') {
                at--;
            }
        }
        return at;
    }

    /** Whether a block that begins with no quote has only what is skipped. Looks at one byte before and one behind. */
    private static boolean isFrequent(byte[] array, int block) {
        long flags = 0;
        for (int at = block; at < block + BYTES; at += Long.BYTES) {
            flags |=
                    rare(StringWords.word(array, at - 1), StringWords.word(array, at), StringWords.word(array, at + 1));
        }
        return (flags & StringWords.HIGH_BITS) == 0;
    }

    /**
     * Flags what is no printable ASCII, quotes behind no backslash, and backslashes before no frequent escape. Two
     * backslashes are none, so that a quote behind the second one is not taken for escaped.
     *
     * <p>A byte beyond ASCII spoils flags above its own, but has one itself: in this block, unless it stands before it
     * or behind it. One before it can be taken for a backslash, which matters to a quote that begins the block; one
     * behind it for an escape's second byte, which is looked at again.
     */
    private static long rare(long before, long word, long behind) {
        long quotes = StringWords.flags(word, '"') & ~StringWords.flags(before, '\\');
        long backslashes =
                StringWords.flags(word, '\\')
                        & ~StringWords.flags(behind, '"')
                        & ~StringWords.flags(behind, 'n')
                        & ~StringWords.flags(behind, 't')
                        & ~StringWords.flags(behind, 'r');
        return StringWords.notPrintable(word) | quotes | backslashes;
    }
}
