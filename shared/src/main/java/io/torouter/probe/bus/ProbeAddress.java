package io.torouter.probe.bus;

/** Where routing nodes are asked to test a channel. */
public final class ProbeAddress {
    /** Codes of questions that failed: the node has no such channel in force, or it met a fault of its own. */
    public static final int UNKNOWN_CHANNEL = 1;

    public static final int BROKEN = 2;

    private ProbeAddress() {}

    /** The address of a node, fixed for its life. */
    public static String of(String node) {
        return "p." + node;
    }
}
