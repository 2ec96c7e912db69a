package io.torouter.bus;

import io.torouter.usage.Usage;

/**
 * What a router knows when a request is over.
 *
 * @param channel id of the channel that answered; empty if none did
 * @param attempts how many channels were tried
 * @param usageReported whether {@code usage} was said by the upstream
 * @param firstByteMicros from the start of the attempt that answered to its first byte; 0 if none came
 */
public record Settlement(
        Outcome outcome, String channel, int attempts, Usage usage, boolean usageReported, long firstByteMicros) {
    public static Settlement none(Outcome outcome) {
        return new Settlement(outcome, "", 0, Usage.NONE, false, 0);
    }
}
