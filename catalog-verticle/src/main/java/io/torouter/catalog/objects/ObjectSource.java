package io.torouter.catalog.objects;

import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

/** Where a node learns of the objects in the database. Called and answered on one event loop. */
public interface ObjectSource {
    /**
     * The next changes since a revision, which may be none; since 0 all there is.
     *
     * @return fails while they cannot be had
     */
    Future<Page> since(long revision);

    /** Takes note of what a node with the database says. */
    void heard(News news);

    /** Where other nodes can ask this one, or null where they cannot. */
    @Nullable String address();
}
