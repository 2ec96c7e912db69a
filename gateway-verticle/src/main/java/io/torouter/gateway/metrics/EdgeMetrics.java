package io.torouter.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.torouter.bus.Outcome;
import io.torouter.gateway.stream.Exchange;
import io.torouter.snapshot.Snapshot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What one edge instance counts when an exchange is over. Meters are kept by their labels, so that counting looks one
 * up and adds. Confined to the edge's event loop.
 *
 * <p>Labels come from closed sets and from configured model ids; any other model is {@code other}. Histogram boundaries
 * are those of the OpenTelemetry conventions for generative AI.
 */
public final class EdgeMetrics {
    private static final Duration[] DURATION_BUCKETS =
            LongStream.of(10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240, 20480, 40960, 81920)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);
    private static final Duration[] FIRST_TOKEN_BUCKETS =
            LongStream.of(1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);
    private static final double[] TOKEN_BUCKETS = {
        1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
    };

    private final MeterRegistry registry;
    private final Supplier<Snapshot> catalog;
    private final Map<RequestLabels, Counter> requests = new HashMap<>();
    private final Map<ModelLabels, ModelMeters> models = new HashMap<>();
    private final Map<Outcome, Counter> streamEnds = new HashMap<>();
    private final Counter cancels;

    private record RequestLabels(String surface, String operation, int status) {}

    private record ModelLabels(String operation, String model) {}

    private record ModelMeters(
            Timer duration, Timer firstToken, DistributionSummary input, DistributionSummary output) {}

    public EdgeMetrics(MeterRegistry registry, Supplier<Snapshot> catalog) {
        this.registry = registry;
        this.catalog = catalog;
        this.cancels =
                Counter.builder("torouter.client.cancels")
                        .description("Requests whose client left before the answer was complete")
                        .register(registry);
    }

    public void over(Exchange exchange, Exchange.Ending ending) {
        var operation = exchange.operation();
        var name = operation == null ? "none" : operation.name().toLowerCase(Locale.ROOT);
        var surface = exchange.surface().name().toLowerCase(Locale.ROOT);
        requests.computeIfAbsent(new RequestLabels(surface, name, ending.status()), this::requestCounter).increment();
        if (ending.settlement().outcome() == Outcome.CANCELLED) {
            cancels.increment();
        }
        if (exchange.stream()) {
            streamEnds.computeIfAbsent(ending.settlement().outcome(), this::streamEndCounter).increment();
        }
        if (ending.settlement().attempts() > 0) {
            model(new ModelLabels(name, known(exchange.model())), exchange, ending);
        }
    }

    private void model(ModelLabels labels, Exchange exchange, Exchange.Ending ending) {
        var meters = models.computeIfAbsent(labels, this::modelMeters);
        meters.duration().record(System.nanoTime() - exchange.startedNanos(), TimeUnit.NANOSECONDS);
        var settlement = ending.settlement();
        if (settlement.firstByteMicros() > 0) {
            meters.firstToken().record(settlement.firstByteMicros(), TimeUnit.MICROSECONDS);
        }
        if (settlement.usageReported()) {
            meters.input().record((double) settlement.usage().totalInput());
            meters.output().record((double) settlement.usage().totalOutput());
        }
    }

    private String known(String model) {
        for (var group : catalog.get().groups().values()) {
            if (group.routes().containsKey(model)) {
                return model;
            }
        }
        return "other";
    }

    private Counter requestCounter(RequestLabels labels) {
        return Counter.builder("torouter.requests")
                .description("Requests, by what they called and how they were answered")
                .tag("surface", labels.surface())
                .tag("operation", labels.operation())
                .tag("status", Integer.toString(labels.status()))
                .register(registry);
    }

    private Counter streamEndCounter(Outcome outcome) {
        return Counter.builder("torouter.stream.ends")
                .description("Streamed answers, by how they ended")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private ModelMeters modelMeters(ModelLabels labels) {
        return new ModelMeters(
                timer("gen_ai.server.request.duration", labels, DURATION_BUCKETS),
                timer("gen_ai.server.time_to_first_token", labels, FIRST_TOKEN_BUCKETS),
                tokens(labels, "input"),
                tokens(labels, "output"));
    }

    private Timer timer(String name, ModelLabels labels, Duration[] buckets) {
        return Timer.builder(name)
                .tag("gen_ai.operation.name", labels.operation())
                .tag("gen_ai.request.model", labels.model())
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private DistributionSummary tokens(ModelLabels labels, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .tag("gen_ai.operation.name", labels.operation())
                .tag("gen_ai.request.model", labels.model())
                .tag("gen_ai.token.type", type)
                .serviceLevelObjectives(TOKEN_BUCKETS)
                .register(registry);
    }
}
