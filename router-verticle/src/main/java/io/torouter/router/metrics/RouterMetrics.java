package io.torouter.router.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.dialect.Dialect;

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
    private final Map<Passage, Counter> translations = new HashMap<>();

    /** From a client's dialect to an upstream's, and how that went. */
    private record Passage(Dialect from, Dialect to, String outcome) {}

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

    /** An attempt in another dialect than the client's is over. */
    public void translation(Dialect from, Dialect to, AttemptOutcome outcome) {
        translations.computeIfAbsent(new Passage(from, to, outcome.label()), this::translationCounter).increment();
    }

    private Counter translationCounter(Passage passage) {
        return Counter.builder("torouter.translations")
                .description("Attempts that were translated, by the dialects of client and upstream and how they ended")
                .tag("from", passage.from().id())
                .tag("to", passage.to().id())
                .tag("outcome", passage.outcome())
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
