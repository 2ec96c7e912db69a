package io.torouter.bus;

/**
 * The fixed event-bus addresses. Short, since they travel with every message; registered once per verticle instance.
 */
public final class Address {
    /** Where nodes publish {@link Heartbeat}s. */
    public static final String HEARTBEAT = "hb";

    /** Where a node tells its own verticles that a cluster member is gone; local only. The body is a node id. */
    public static final String NODE_LOST = "lost";

    private Address() {}

    public static String edge(String node, int instance) {
        return "e." + node + "." + instance;
    }

    public static String router(String node, int instance) {
        return "r." + node + "." + instance;
    }

    /** The node part of an edge's or router's address. */
    public static String node(String address) {
        return address.substring(2, address.lastIndexOf('.'));
    }
}
