package io.torouter.gateway.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Operation;
import io.torouter.gateway.stream.Exchange;
import io.torouter.snapshot.Snapshot;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What OpenTelemetry's conventions for generative AI ask for, with their names and histogram boundaries (read
 * 2026-11-21).
 *
 * <p>The model label is a configured id, or {@code other}. Confined to the edge's event loop.
 */
final class GenAiMetrics {
    private static final Duration[] DURATIONS =
            millis(10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240, 20480, 40960, 81920);
    private static final Duration[] FIRST_TOKEN =
            millis(1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000);
    private static final Duration[] PER_TOKEN = millis(10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1000, 2500);
    private static final double[] TOKENS = {
        1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
    };

    private final MeterRegistry registry;
    private final Supplier<Snapshot> catalog;
    private final Map<Labels, Meters> meters = new HashMap<>();

    /** One object, since it is named for every request. */
    private final Function<Labels, Meters> newMeters = this::register;

    private record Labels(String operation, String model) {}

    private record Meters(
            Timer duration, Timer firstToken, Timer perToken, DistributionSummary input, DistributionSummary output) {}

    GenAiMetrics(MeterRegistry registry, Supplier<Snapshot> catalog) {
        this.registry = registry;
        this.catalog = catalog;
    }

    void over(Operation operation, Exchange exchange, Settlement settlement) {
        var labels = new Labels(conventionalName(operation), known(exchange));
        var of = meters.computeIfAbsent(labels, newMeters);
        long nanos = exchange.durationNanos();
        of.duration().record(nanos, TimeUnit.NANOSECONDS);
        if (settlement.firstByteMicros() > 0) {
            of.firstToken().record(settlement.firstByteMicros(), TimeUnit.MICROSECONDS);
        }
        if (settlement.usageReported()) {
            of.input().record((double) settlement.usage().totalInput());
            of.output().record((double) settlement.usage().totalOutput());
            perToken(of.perToken(), exchange, settlement, nanos);
        }
    }

    private static void perToken(Timer timer, Exchange exchange, Settlement settlement, long nanos) {
        long later = settlement.usage().totalOutput() - 1;
        long streaming = nanos - TimeUnit.MICROSECONDS.toNanos(settlement.firstByteMicros());
        if (exchange.stream() && later > 0 && streaming > 0) {
            timer.record(streaming / later, TimeUnit.NANOSECONDS);
        }
    }

    /** The conventions' own words where they have one, else the operation's. */
    private static String conventionalName(Operation operation) {
        return switch (operation) {
            case CHAT_COMPLETIONS, RESPONSES, MESSAGES -> "chat";
            case COMPLETIONS -> "text_completion";
            case EMBEDDINGS, EMBED_CONTENT, BATCH_EMBED_CONTENTS -> "embeddings";
            case GENERATE_CONTENT, STREAM_GENERATE_CONTENT -> "generate_content";
            case MODERATIONS -> "moderation";
            case IMAGE_GENERATIONS, IMAGE_EDITS -> "image";
            case AUDIO_SPEECH, AUDIO_TRANSCRIPTIONS, AUDIO_TRANSLATIONS -> "audio";
            case RERANK -> "rerank";
            case RESPONSES_INPUT_TOKENS, MESSAGES_COUNT_TOKENS, COUNT_TOKENS -> "count_tokens";
            case RESPONSES_COMPACT -> "compact";
            case RESPONSES_GET, RESPONSES_INPUT_ITEMS, RESPONSES_DELETE -> "stored_response";
        };
    }

    private String known(Exchange exchange) {
        var key = exchange.apiKey();
        var group = key == null ? null : catalog.get().group(key.group());
        return group != null && group.routes().containsKey(exchange.model()) ? exchange.model() : "other";
    }

    private Meters register(Labels labels) {
        return new Meters(
                timer("gen_ai.server.request.duration", labels, DURATIONS),
                timer("gen_ai.server.time_to_first_token", labels, FIRST_TOKEN),
                timer("gen_ai.server.time_per_output_token", labels, PER_TOKEN),
                tokens(labels, "input"),
                tokens(labels, "output"));
    }

    private Timer timer(String name, Labels labels, Duration[] buckets) {
        return Timer.builder(name)
                .tag("gen_ai.operation.name", labels.operation())
                .tag("gen_ai.request.model", labels.model())
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private DistributionSummary tokens(Labels labels, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .tag("gen_ai.operation.name", labels.operation())
                .tag("gen_ai.request.model", labels.model())
                .tag("gen_ai.token.type", type)
                .serviceLevelObjectives(TOKENS)
                .register(registry);
    }

    private static Duration[] millis(long... values) {
        return LongStream.of(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
