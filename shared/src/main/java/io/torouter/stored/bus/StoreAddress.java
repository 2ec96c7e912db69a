package io.torouter.stored.bus;

/** Where the keeping nodes are asked. */
public final class StoreAddress {
    private StoreAddress() {}

    /** The address of a node's store, fixed for its life. */
    public static String of(String node) {
        return "s." + node;
    }
}
