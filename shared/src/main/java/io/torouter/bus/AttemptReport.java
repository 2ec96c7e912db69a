package io.torouter.bus;

import io.torouter.usage.Usage;

/**
 * How one attempt at a channel went. What it used is the operator's to pay; the client pays for the attempt that
 * answered, by the {@link Settlement}.
 *
 * @param channel id of the channel
 * @param model the id the upstream knows the model by; empty for operations on stored objects
 * @param status of the upstream's answer; 0 if none came
 * @param outcome how it ended, as metrics say it: {@code completed}, {@code rate_limited}, {@code truncated}, …
 * @param startMicros from the start of the request to that of the attempt
 * @param firstByteMicros from the start of the attempt to the head of its answer; 0 if none came
 * @param totalMicros from the start of the attempt to its end
 * @param usage what the upstream has said; {@link Usage#NONE} if nothing
 * @param usageReported whether it has said anything
 * @param upstreamRequestId the upstream's own name for the request, printable and short; empty where it gives none
 */
public record AttemptReport(
        String channel,
        String model,
        int status,
        String outcome,
        long startMicros,
        long firstByteMicros,
        long totalMicros,
        Usage usage,
        boolean usageReported,
        String upstreamRequestId) {}
