package io.torouter.bus;

/**
 * What a node tells all others every {@link #INTERVAL_MILLIS}.
 *
 * @param edges number of edge instances the node runs
 * @param routers number of router instances the node runs
 * @param inFlight requests its routers are working on
 * @param draining whether the node takes no new requests
 * @param revision of the node's catalogue snapshot
 * @param keepsResponses whether the node has a store that can be asked for responses
 * @param hasDatabase whether the node takes rows of the ledger of others
 * @param administers whether the node answers calls of the admin API
 */
public record Heartbeat(
        String node,
        long epoch,
        int edges,
        int routers,
        int inFlight,
        boolean draining,
        long revision,
        boolean keepsResponses,
        boolean hasDatabase,
        boolean administers) {
    public static final long INTERVAL_MILLIS = 400;

    /** Silence after which a node gets no new streams. */
    public static final long SUSPECT_MILLIS = 1200;

    /** Silence after which the streams of a node are given up. */
    public static final long LOST_MILLIS = 2000;

    /** Of a node that keeps nothing. */
    public Heartbeat(String node, long epoch, int edges, int routers, int inFlight, boolean draining, long revision) {
        this(node, epoch, edges, routers, inFlight, draining, revision, false, false, false);
    }
}
