package io.torouter.snapshot;

import java.util.function.Supplier;

/**
 * The node's current snapshot, for readers on any event loop. Reading is one volatile load.
 *
 * <p>One instance per node is made by the node's assembly and handed to every verticle; only the catalogue writes it.
 */
public final class CatalogView implements Supplier<Snapshot> {
    private volatile Snapshot current;

    public CatalogView(Snapshot first) {
        this.current = first;
    }

    @Override
    public Snapshot get() {
        return current;
    }

    /** Puts a newer revision in force for every request that starts from now on. */
    public void apply(Snapshot next) {
        current = next;
    }
}
