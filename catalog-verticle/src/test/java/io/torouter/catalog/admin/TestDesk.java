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
import io.torouter.health.bus.Cooldowns;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.torouter.settings.Settings;
import io.torouter.snapshot.CatalogView;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk of a node by itself, of which nothing is declared but the usual group. */
final class TestDesk {
    private TestDesk() {}

    /**
     * @param database null for a node without one
     */
    static AdminDesk of(@Nullable AdminDatabase database, InstantSource clock) {
        return of(List.of(), new NoRouters(), database, clock);
    }

    /** One of a node whose only channel has the model {@code simulator}. */
    static AdminDesk serving(String channel, Routers routers) {
        var clock = InstantSource.fixed(Instant.EPOCH);
        return of(List.of(channel(channel, "simulator")), routers, null, clock);
    }

    static Channel channel(String id, String... models) {
        return new Channel(
                id,
                ChannelType.OPENAI_COMPATIBLE,
                URI.create("http://127.0.0.1:1/v1"),
                new Secret(""),
                Stream.of(models).collect(Collectors.toMap(model -> model, model -> model)),
                Set.of("default"),
                1,
                1,
                ChannelType.OPENAI_COMPATIBLE.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }

    private static AdminDesk of(
            List<Channel> channels, Routers routers, @Nullable AdminDatabase database, InstantSource clock) {
        var catalog = new CatalogDocument(channels, Set.of("default"), List.of(), List.of());
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
                        new LocalBook(PastUse.NONE, clock::millis),
                        clock),
                routers);
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

        @Override
        public List<Cooldowns> cooldowns() {
            return List.of();
        }

        @Override
        public Future<Integer> clear(String node, String channel) {
            throw new AssertionError("there is no node " + node);
        }
    }
}
