package io.torouter.node.management;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.torouter.http.Pipelines;
import io.torouter.settings.ManagementSettings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

/** Serves {@code /metrics} and {@code /health/*} on the management port, and the admin API where it is wanted there. */
public final class ManagementVerticle extends VerticleBase {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final ManagementSettings settings;
    private final PrometheusMeterRegistry registry;
    private final Health health;
    private final @Nullable AdminHere admin;
    private @Nullable HttpServer server;

    /**
     * @param admin null where the admin API is served elsewhere, or nowhere
     */
    public ManagementVerticle(
            ManagementSettings settings, PrometheusMeterRegistry registry, Health health, @Nullable AdminHere admin) {
        this.settings = settings;
        this.registry = registry;
        this.health = health;
        this.admin = admin;
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.get("/metrics").handler(this::metrics);
        router.get("/health/live").handler(context -> status(context, true));
        router.get("/health/ready").handler(this::ready);
        router.get("/health/startup").handler(context -> status(context, health.started().get()));
        if (admin != null) {
            var listener = admin.listener(vertx);
            router.route("/admin*").handler(context -> listener.handle(context.request()));
        }
        return vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(Pipelines::suitClient)
                .requestHandler(router)
                .listen(settings.port(), settings.host())
                .onSuccess(listening -> server = listening);
    }

    /** Formats on a worker: with many meters that takes longer than an event loop may be held. */
    private void metrics(RoutingContext context) {
        vertx.executeBlocking(registry::scrape, false)
                .onSuccess(text -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT).end(text))
                .onFailure(context::fail);
    }

    /** A node serves without its database too, so that is told and not counted. */
    private void ready(RoutingContext context) {
        status(context, health.isReady(), ",\"database\":\"" + health.database().get() + '"');
    }

    private static void status(RoutingContext context, boolean good) {
        status(context, good, "");
    }

    private static void status(RoutingContext context, boolean good, String more) {
        context.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"status\":\"" + (good ? "up" : "down") + '"' + more + '}');
    }

    /** The port in use, once started. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }
}
