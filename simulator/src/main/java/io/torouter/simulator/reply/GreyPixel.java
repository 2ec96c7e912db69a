package io.torouter.simulator.reply;

/** The only picture there is: one grey pixel. */
public final class GreyPixel {
    /** In Base64. */
    public static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==";

    private GreyPixel() {}
}
