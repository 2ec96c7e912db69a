package io.torouter.ledger.bus;

/** Where rows are taken, and told of. */
public final class LedgerAddress {
    /** Where the edges of a node hand their rows over; local only. Answered once they are on disk. */
    public static final String JOURNAL = "ledger";

    /**
     * Where what keys and accounts have used is known to a node; local only. Takes a {@link PastQuestion}, and answers
     * it when the rows that an earlier process left in the journal of the node are counted.
     */
    public static final String PAST = "ledger.past";

    /** Where a node is asked what a key has used, by its id; local only. Answered by a {@code KeyUsage}. */
    public static final String USAGE = "ledger.usage";

    private LedgerAddress() {}

    /** Where a node with a database is asked by others what a key has used, fixed for its life. */
    public static String usage(String node) {
        return "lu." + node;
    }

    /** Where a node with a database answers a {@link PastQuestion} of others, fixed for its life. */
    public static String past(String node) {
        return "lp." + node;
    }

    /** Where a node with a database takes the rows of others, fixed for its life. Answered once they are committed. */
    public static String keeper(String node) {
        return "l." + node;
    }
}
