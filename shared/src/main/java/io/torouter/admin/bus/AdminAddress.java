package io.torouter.admin.bus;

/** Where nodes that answer the admin API are asked. */
public final class AdminAddress {
    /** Codes of calls that failed: the node has too much to do and did not begin, or it met a fault of its own. */
    public static final int BUSY = 1;

    public static final int BROKEN = 2;

    private AdminAddress() {}

    /** The address of a node, fixed for its life. */
    public static String of(String node) {
        return "a." + node;
    }
}
