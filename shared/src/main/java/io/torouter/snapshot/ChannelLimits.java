package io.torouter.snapshot;

/**
 * What one channel may carry on one router node.
 *
 * @param concurrency requests at the same time; 0 for no limit
 * @param rpm requests a minute; 0 for no limit
 */
public record ChannelLimits(int concurrency, int rpm) {
    public static final ChannelLimits NONE = new ChannelLimits(0, 0);
}
