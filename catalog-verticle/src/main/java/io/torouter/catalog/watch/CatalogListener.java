package io.torouter.catalog.watch;

import io.torouter.catalog.source.LoadResult;

/** Hears what became of an edit. Called on the catalogue's event loop, after the outcome was logged. */
@FunctionalInterface
public interface CatalogListener {
    /** A {@link LoadResult.Loaded} is in force already when this is called. */
    void onEdit(LoadResult outcome, ConfigStatus status);
}
