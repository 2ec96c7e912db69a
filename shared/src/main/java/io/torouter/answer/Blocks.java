package io.torouter.answer;

/**
 * How a streamed answer is cut into blocks, between which something may be put in, and what one block says.
 *
 * <p>A block is cut first ({@link #end}); then it is either left unread or read, whole or in pieces, and closed.
 */
interface Blocks {
    /** No block ends here. */
    int NONE = -1;

    Grammar grammar();

    /**
     * Goes on behind the last block: the index behind the next one's end, or {@link #NONE} when all bytes were seen.
     */
    int end(byte[] array, int from, int to);

    /** Whether a whole block behind the preamble may say anything but content. */
    boolean isTelling(byte[] array, int from, int to);

    /** Reads the block or the next piece of it. */
    void read(byte[] array, int from, int to);

    /**
     * Ends the block that was read.
     *
     * @return what it says, empty if there was nothing to read in it; valid until the next block is read
     */
    Facts close();

    /** What the block is of which the end was not seen, judged by what was read. */
    Rest rest();

    /** What an upstream may leave behind when it stops. */
    enum Rest {
        /** A part of a block, good for nothing. */
        FRAGMENT,
        /** A document that is whole and needs no end. */
        DOCUMENT,
        /** An event that is whole but for the blank line. */
        EVENT
    }

    /** Whether the answer may stop behind the last block. */
    boolean mayStop();
}
