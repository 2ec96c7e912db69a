package io.torouter.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.bus.Outcome;
import io.torouter.gateway.stream.Exchange;
import io.torouter.snapshot.Snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one edge instance counts when an exchange is over. Meters are kept by their labels, so that counting looks one
 * up and adds. Confined to the edge's event loop.
 *
 * <p>Labels come from closed sets and from configured model ids only.
 */
public final class EdgeMetrics {
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private final MeterRegistry registry;
    private final GenAiMetrics genAi;
    private final Map<RequestLabels, Counter> requests = new HashMap<>();

    /** One object, since it is named for every request. */
    private final Function<RequestLabels, Counter> newRequests = this::requestCounter;

    private final Map<Outcome, Counter> streamEnds = new HashMap<>();
    private final Map<String, Counter> rejections = new HashMap<>();
    private final Counter cancels;

    private record RequestLabels(String surface, String operation, int status) {}

    public EdgeMetrics(MeterRegistry registry, Supplier<Snapshot> catalog) {
        this.registry = registry;
        this.genAi = new GenAiMetrics(registry, catalog);
        this.cancels =
                Counter.builder("torouter.client.cancels")
                        .description("Requests whose client left before the answer was complete")
                        .register(registry);
    }

    public void over(Exchange exchange, Exchange.Ending ending) {
        requests.computeIfAbsent(labels(exchange, ending), newRequests).increment();
        var outcome = ending.settlement().outcome();
        if (outcome == Outcome.CANCELLED) {
            cancels.increment();
        }
        if (exchange.stream()) {
            streamEnds.computeIfAbsent(outcome, this::streamEndCounter).increment();
        }
        if (outcome == Outcome.REFUSED && (ending.status() == TOO_MANY || ending.status() == TOO_LARGE)) {
            rejections.computeIfAbsent(ending.code(), this::rejectionCounter).increment();
        }
        var operation = exchange.operation();
        if (operation != null && ending.settlement().attempts() > 0) {
            genAi.over(operation, exchange, ending.settlement());
        }
    }

    private static RequestLabels labels(Exchange exchange, Exchange.Ending ending) {
        var operation = exchange.operation();
        return new RequestLabels(
                exchange.surfaceName(), operation == null ? otherName(exchange) : operation.word(), ending.status());
    }

    private static String otherName(Exchange exchange) {
        return exchange.isAdmin() ? exchange.path() : "none";
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
                .tag("outcome", outcome.word())
                .register(registry);
    }

    private Counter rejectionCounter(String code) {
        return Counter.builder("torouter.limit.rejections")
                .description("Requests refused because of a limit, by the error code the client got")
                .tag("limit", code)
                .register(registry);
    }
}
