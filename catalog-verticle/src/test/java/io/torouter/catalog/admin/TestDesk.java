package io.torouter.catalog.admin;

import io.torouter.bus.Heartbeat;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.watch.ConfigStatus;
import io.torouter.settings.Settings;
import io.torouter.snapshot.CatalogView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The desk of a node by itself, of which nothing is declared but the usual group. */
final class TestDesk {
    private TestDesk() {}

    /**
     * @param database null for a node without one
     */
    static AdminDesk of(@Nullable AdminDatabase database, InstantSource clock) {
        var catalog = new CatalogDocument(List.of(), Set.of("default"), List.of(), List.of());
        var loaded =
                new LoadResult.Loaded(
                        Settings.defaults(),
                        catalog,
                        List.of(),
                        List.of(),
                        new FirstRunKey.NotNeeded(),
                        Declared.NOTHING);
        var self = new Heartbeat("node", 1, 1, 1, 0, false, 1, true, true, true);
        return new AdminDesk(
                new AdminParts(
                        new CatalogView(catalog.snapshot(1, Instant.EPOCH)),
                        new Origins(() -> Declared.NOTHING, () -> Stored.NOTHING),
                        new ConfigRecord(loaded, new ConfigStatus(1, 1), clock),
                        new NodesHeard(() -> self, () -> 0),
                        database,
                        clock));
    }
}
