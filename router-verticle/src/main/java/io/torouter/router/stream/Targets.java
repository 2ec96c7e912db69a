package io.torouter.router.stream;

import io.torouter.dialect.Dialect;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.Target;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * What upstreams take, looked up once for each model of a channel. One for each router instance, confined to its event
 * loop; forgets with the catalogue.
 */
public final class Targets {
    /** Clients may make up ids that a pattern covers. */
    private static final int MAX_ENTRIES = 4096;

    private record Key(String channel, Dialect dialect, String model) {}

    private final Map<Key, Target> known = new HashMap<>();
    private @Nullable Snapshot of;

    /**
     * @param model the public id
     */
    @SuppressWarnings("ReferenceEquality")
    public Target of(Snapshot snapshot, Channel channel, Dialect dialect, String model) {
        if (of != snapshot || known.size() >= MAX_ENTRIES) {
            known.clear();
            of = snapshot;
        }
        return known.computeIfAbsent(
                new Key(channel.id(), dialect, model), _ -> made(snapshot, channel, dialect, model));
    }

    private static Target made(Snapshot snapshot, Channel channel, Dialect dialect, String model) {
        var upstream = channel.upstreamModel(model);
        var host = String.valueOf(channel.baseUrl().getHost());
        var vendor = snapshot.vendors().of(dialect, channel.type().id(), host, upstream);
        var known = snapshot.model(model);
        return new Target(upstream, known == null ? 0 : known.maxOutput(), vendor);
    }
}
