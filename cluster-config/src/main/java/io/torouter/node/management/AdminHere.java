package io.torouter.node.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.gateway.admin.AdminListener;
import io.torouter.gateway.admin.AdminNode;
import io.torouter.gateway.log.AccessLog;
import io.torouter.gateway.metrics.EdgeMetrics;
import io.torouter.gateway.stream.Completion;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

/**
 * What the management port needs to serve the admin API.
 *
 * @param log null where no access log is written
 */
public record AdminHere(AdminNode node, MeterRegistry registry, CatalogView view, @Nullable AccessLog log) {
    private static final long FLUSH_MILLIS = 200;

    /** Counts and logs what it answers as the edge does. */
    AdminListener listener(Vertx vertx) {
        return AdminListener.on(vertx, node, completion(vertx));
    }

    private Completion completion(Vertx vertx) {
        var metrics = new EdgeMetrics(registry, view);
        if (log == null) {
            return metrics::over;
        }
        var lines = log.lines();
        vertx.setPeriodic(FLUSH_MILLIS, _ -> lines.flush());
        return (exchange, ending) -> {
            metrics.over(exchange, ending);
            lines.add(exchange, ending);
        };
    }
}
