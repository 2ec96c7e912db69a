package io.torouter.catalog.admin;

import io.torouter.admin.Problem;
import io.torouter.limits.LimitBook;
import io.torouter.snapshot.CatalogView;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

/**
 * What the admin API of a node works with.
 *
 * @param database null where the node has none
 */
public record AdminParts(
        CatalogView view,
        Origins origins,
        ConfigRecord config,
        NodesHeard nodes,
        @Nullable AdminDatabase database,
        LimitBook limits,
        InstantSource clock) {

    AdminDatabase requireDatabase() throws Refused {
        if (database == null) {
            throw new Refused(new Problem(404, "no_database", "there is no database: 'database' is switched off"));
        }
        return database;
    }
}
