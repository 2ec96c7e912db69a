package io.torouter.router.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one router instance counts. Meters are made once per label set and kept, so that counting costs an addition.
 *
 * <p>Labels come from configuration (channel ids) and closed sets only. Confined to the instance's event loop.
 */
public final class RouterMetrics {
    private final MeterRegistry registry;
    private final Map<String, Map<AttemptOutcome, Counter>> attempts = new HashMap<>();
    private final Map<String, Counter> failovers = new HashMap<>();

    public RouterMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One attempt at a channel is over. */
    public void attempt(String channel, AttemptOutcome outcome) {
        attempts.computeIfAbsent(channel, _ -> new EnumMap<>(AttemptOutcome.class))
                .computeIfAbsent(outcome, each -> attemptCounter(channel, each))
                .increment();
    }

    private Counter attemptCounter(String channel, AttemptOutcome outcome) {
        return Counter.builder("torouter.attempts")
                .description("Attempts at channels, by how they ended")
                .tag("channel", channel)
                .tag("outcome", outcome.label())
                .register(registry);
    }

    /** A request moved on to another channel. */
    public void failover(AttemptOutcome reason) {
        failovers
                .computeIfAbsent(
                        reason.label(),
                        label ->
                                Counter.builder("torouter.failovers")
                                        .description("Requests that moved on to another channel, by why")
                                        .tag("reason", label)
                                        .register(registry))
                .increment();
    }
}
