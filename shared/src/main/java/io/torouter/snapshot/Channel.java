package io.torouter.snapshot;

import io.torouter.dialect.Dialect;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * One configured way to an upstream.
 *
 * @param baseUrl scheme, host, port and version path, without a trailing slash; for a simulator channel the node fills
 *     it in (see {@link #SIMULATOR_URL})
 * @param models public model id to the id the upstream knows; a key may be a pattern (see {@link Group#route}), and
 *     then its value is the same pattern
 * @param groups ids of the groups that may use the channel; never empty
 * @param priority lower goes first
 * @param weight share among the channels of one priority; at least 1
 * @param coolsDown whether it is left alone for a while when it does not do its part
 * @param guarded whether it may lead only where {@link UpstreamReach} permits: it does not stand in the operator's file
 */
public record Channel(
        String id,
        ChannelType type,
        URI baseUrl,
        Secret credential,
        Map<String, String> models,
        Set<String> groups,
        int priority,
        int weight,
        Set<Dialect> dialects,
        ChannelLimits limits,
        Timeouts timeouts,
        boolean coolsDown,
        boolean guarded) {
    /** Stands for "the simulator inside this process", whose port is known only once it listens. */
    public static final URI SIMULATOR_URL = URI.create("simulator:local");

    /** One that cools down, and may lead anywhere. */
    public Channel(
            String id,
            ChannelType type,
            URI baseUrl,
            Secret credential,
            Map<String, String> models,
            Set<String> groups,
            int priority,
            int weight,
            Set<Dialect> dialects,
            ChannelLimits limits,
            Timeouts timeouts) {
        this(id, type, baseUrl, credential, models, groups, priority, weight, dialects, limits, timeouts, true, false);
    }

    public Channel {
        models = Map.copyOf(models);
        groups = Set.copyOf(groups);
        dialects = Set.copyOf(dialects);
        if (weight < 1) {
            throw new IllegalArgumentException("weight is at least 1: " + weight);
        }
    }

    /** The id the upstream knows a model by; an id that only a pattern covers goes out as it came in. */
    public String upstreamModel(String model) {
        return models.getOrDefault(model, model);
    }
}
