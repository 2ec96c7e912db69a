package io.torouter.ledger.bus;

/** Where rows are taken. */
public final class LedgerAddress {
    /** Where the edges of a node hand their rows over; local only. Answered once they are on disk. */
    public static final String JOURNAL = "ledger";

    private LedgerAddress() {}

    /** Where a node with a database takes the rows of others, fixed for its life. Answered once they are committed. */
    public static String keeper(String node) {
        return "l." + node;
    }
}
