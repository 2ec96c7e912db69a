package io.torouter.router.selection;

import io.torouter.snapshot.Channel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each channel carries at the moment, on this node. Shared by the node's routers.
 *
 * <p>Lives by channel id, so that a reloaded catalogue finds the counts of the channels it kept.
 */
public final class ChannelLoad {
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    /** Whether the channel is below its own limits at that moment. */
    public boolean admits(Channel channel, long nowMillis) {
        var limits = channel.limits();
        if (limits.concurrency() == 0 && limits.rpm() == 0) {
            return true;
        }
        return meter(channel).admits(limits, nowMillis);
    }

    /** Notes an attempt; every call is answered by one of {@link #ended}. */
    public void started(Channel channel, long nowMillis) {
        if (isLimited(channel)) {
            meter(channel).started(nowMillis);
        }
    }

    public void ended(Channel channel) {
        var meter = meters.get(channel.id());
        if (meter != null) {
            meter.ended();
        }
    }

    private static boolean isLimited(Channel channel) {
        return channel.limits().concurrency() > 0 || channel.limits().rpm() > 0;
    }

    private Meter meter(Channel channel) {
        return meters.computeIfAbsent(channel.id(), _ -> new Meter());
    }
}
