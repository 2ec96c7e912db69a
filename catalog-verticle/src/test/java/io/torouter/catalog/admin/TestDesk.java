package io.torouter.catalog.admin;

import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Heartbeat;
import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.FirstRunKey;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.watch.ConfigStatus;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.torouter.settings.Settings;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
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
                        clock),
                new NoRouters());
    }

    /** Of a desk that waits for nobody. */
    static AdminAnswer answer(AdminDesk desk, AdminCall call) throws IOException {
        return desk.answer(call).result();
    }

    private static final class NoRouters implements Routers {
        @Override
        public List<String> living() {
            return List.of();
        }

        @Override
        public Future<ProbeAnswer> test(String node, ProbeQuestion question) {
            throw new AssertionError("there is no node " + node);
        }
    }
}
