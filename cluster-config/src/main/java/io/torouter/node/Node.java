package io.torouter.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.ledger.LedgerNode;
import io.torouter.catalog.ledger.LedgerVerticle;
import io.torouter.catalog.responses.ResponsesVerticle;
import io.torouter.gateway.EdgeLimits;
import io.torouter.gateway.EdgeNode;
import io.torouter.gateway.GatewayVerticle;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.log.AccessLog;
import io.torouter.gateway.stream.OpenStreams;
import io.torouter.limits.LimitBook;
import io.torouter.node.cli.Banner;
import io.torouter.node.cli.Role;
import io.torouter.node.cluster.ClusterJoin;
import io.torouter.node.cluster.Pulse;
import io.torouter.node.limits.BookChoice;
import io.torouter.node.management.AdminHere;
import io.torouter.node.management.Health;
import io.torouter.node.management.ManagementVerticle;
import io.torouter.router.RouterNode;
import io.torouter.router.RouterVerticle;
import io.torouter.router.health.ChannelHealth;
import io.torouter.router.health.HealthVerticle;
import io.torouter.router.probe.ProbeVerticle;
import io.torouter.router.selection.ChannelLoad;
import io.torouter.settings.AdminPort;
import io.torouter.settings.Settings;
import io.torouter.simulator.Simulator;
import io.torouter.snapshot.CatalogView;
import io.torouter.stored.bus.StoreAddress;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.Halves;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * One process of the gateway: its roles, started in the order in which they need each other and stopped in the other.
 *
 * <p>starting → ready → draining → stopped. Not thread-safe: {@code main} and the shutdown hook call it one after
 * another.
 */
public final class Node {
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(25);
    private static final Duration ANNOUNCEMENT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final NodeConfig config;
    private final Settings settings;
    private final CatalogView view;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LocalRouters routers = new LocalRouters();
    private final NodeCatalog catalog;
    private final Health health;
    private final BodyBudget budget;
    private final OpenStreams open = new OpenStreams(Runtime.getRuntime().maxMemory() / 4);
    private final List<GatewayVerticle> edges = new CopyOnWriteArrayList<>();
    private final AdminStart admin;
    private @Nullable ManagementVerticle management;
    private @Nullable AccessLog log;
    private @Nullable Vertx vertx;
    private @Nullable URI simulator;
    private volatile @Nullable Pulse pulse;

    public Node(NodeConfig config) {
        this.config = config;
        this.settings = config.settings();
        this.budget = new BodyBudget(settings.server().bodyBudgetBytes());
        this.view = new CatalogView(config.loaded().catalog().snapshot(1, Clock.systemUTC().instant()));
        this.admin = new AdminStart(config, budget, view);
        this.catalog = new NodeCatalog(config, view, registry, admin.edits());
        this.health = new Health(new AtomicBoolean(), new AtomicBoolean(), this::isServed, catalog::database);
    }

    /** Succeeds when the node serves requests. */
    public Future<?> start() {
        catalog.open();
        var join = settings.cluster().enabled() ? new ClusterJoin(settings.cluster()) : null;
        admin.open();
        return openLog()
                .compose(_ -> VertxStart.start(settings, registry, join))
                .compose(made -> start(made, join))
                .onSuccess(_ -> health.started().set(true))
                .onFailure(_ -> closeVertx());
    }

    private Future<?> openLog() {
        try {
            log = config.roles().contains(Role.GATEWAY) ? AccessLogOutput.open(settings.accessLog().target()) : null;
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<?> start(Vertx made, @Nullable ClusterJoin join) {
        vertx = made;
        var id = id(join);
        var limits = limits(made, join);
        return Future.all(startSimulator(made), startStore(made, id), startLedger(made, id), catalog.start(made, id))
                .compose(_ -> startRouters(made, id))
                .compose(_ -> catalog.loaded(made))
                .compose(_ -> startAdmin(made, id, limits.book()))
                .compose(_ -> StartFailure.named(settings.server(), startEdges(made, id, limits)))
                .compose(_ -> StartFailure.named(settings.management(), startManagement(made, id)))
                .compose(_ -> join == null ? Future.succeededFuture() : joinPulse(made, join, id));
    }

    private EdgeLimits limits(Vertx made, @Nullable ClusterJoin join) {
        return BookChoice.of(made, settings.limits(), keepsLedger() || fillsLedger())
                .with(join == null ? null : join.manager().getHazelcastInstance());
    }

    private static NodeId id(@Nullable ClusterJoin join) {
        var id =
                join == null
                        ? Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, Character.MAX_RADIX)
                        : join.manager().getNodeId();
        return new NodeId(id, System.currentTimeMillis());
    }

    private Future<?> startSimulator(Vertx made) {
        return config.roles().contains(Role.ROUTER)
                ? Simulator.start(made, settings.simulator())
                        .onSuccess(started -> simulator = URI.create("http://127.0.0.1:" + started.port()))
                : Future.succeededFuture();
    }

    private boolean keepsResponses() {
        return config.roles().contains(Role.CATALOG) && settings.responses().enabled();
    }

    private Future<?> startStore(Vertx made, NodeId id) {
        var address = StoreAddress.of(id.id());
        return keepsResponses()
                ? made.deployVerticle(
                        new ResponsesVerticle(address, settings.dataDir(), settings.responses(), Clock.systemUTC()))
                : Future.succeededFuture();
    }

    private boolean keepsLedger() {
        return config.roles().contains(Role.CATALOG) && settings.ledger().enabled() && settings.database().enabled();
    }

    /** In a cluster another node may keep what the edges of this one write down. */
    private boolean fillsLedger() {
        boolean kept = keepsLedger() || (settings.cluster().enabled() && settings.ledger().enabled());
        return kept && config.roles().contains(Role.GATEWAY);
    }

    private Future<?> startLedger(Vertx made, NodeId id) {
        if (keepsLedger()) {
            return catalog.database(made).compose(database -> startLedger(made, id, database));
        }
        return fillsLedger() ? startLedger(made, id, null) : Future.succeededFuture();
    }

    private Future<?> startLedger(Vertx made, NodeId id, @Nullable Database database) {
        return made.deployVerticle(
                new LedgerVerticle(
                        new LedgerNode(
                                id.id(),
                                settings.dataDir().resolve("ledger"),
                                settings.ledger(),
                                database,
                                registry,
                                Clock.systemUTC())));
    }

    private Future<?> startAdmin(Vertx made, NodeId id, LimitBook limits) {
        return admin.answers()
                ? made.deployVerticle(admin.verticle(id, catalog, limits, () -> heartbeat(id)))
                : Future.succeededFuture();
    }

    private Future<?> startManagement(Vertx made, NodeId id) {
        var here = admin.at(AdminPort.MANAGEMENT, id);
        var verticle =
                new ManagementVerticle(
                        settings.management(),
                        registry,
                        health,
                        here == null ? null : new AdminHere(here, registry, view, log));
        management = verticle;
        return made.deployVerticle(verticle);
    }

    private Future<?> startRouters(Vertx made, NodeId id) {
        if (!config.roles().contains(Role.ROUTER) || simulator == null) {
            return Future.succeededFuture();
        }
        var node =
                new RouterNode(
                        id,
                        routers,
                        view,
                        Halves.builtIn(),
                        new TokenEstimator(),
                        new ChannelLoad(),
                        new ChannelHealth(System::nanoTime),
                        registry,
                        simulator,
                        settings.server().keepAliveComment(),
                        settings.server().channelHeaders(),
                        settings.server().grammarSample(),
                        settings.admin().upstreams(),
                        keepsResponses(),
                        settings.server().maxBodyBytes());
        return deploy(made, instance -> new RouterVerticle(node, instance))
                .compose(_ -> made.deployVerticle(new ProbeVerticle(node)))
                .compose(_ -> made.deployVerticle(new HealthVerticle(id.id(), node.health(), view, registry)));
    }

    private Future<?> startEdges(Vertx made, NodeId id, EdgeLimits limits) {
        if (!config.roles().contains(Role.GATEWAY)) {
            return Future.succeededFuture();
        }
        Gauge.builder("torouter.streams.open", open::count).register(registry);
        Gauge.builder("torouter.request.body.held", budget::heldBytes).baseUnit("bytes").register(registry);
        var node =
                new EdgeNode(
                        id,
                        routers,
                        view,
                        settings.server(),
                        registry,
                        budget,
                        open,
                        limits,
                        FailedTries.ofKeys(System::nanoTime),
                        log,
                        fillsLedger() ? settings.ledger() : null,
                        admin.at(AdminPort.GATEWAY, id),
                        health.draining());
        return deploy(made, instance -> edge(node, instance));
    }

    private GatewayVerticle edge(EdgeNode node, int instance) {
        var edge = new GatewayVerticle(node, instance);
        edges.add(edge);
        return edge;
    }

    /** One instance for each event loop. */
    private Future<?> deploy(Vertx made, IntFunction<Deployable> verticle) {
        var instance = new AtomicInteger();
        return made.deployVerticle(
                () -> verticle.apply(instance.getAndIncrement()),
                new DeploymentOptions().setInstances(settings.server().eventLoops()));
    }

    private Future<?> joinPulse(Vertx made, ClusterJoin join, NodeId id) {
        join.watchMembers(made);
        var beating = new Pulse(() -> heartbeat(id), System::nanoTime);
        pulse = beating;
        return made.deployVerticle(beating);
    }

    /** An edge without a router in its own process needs one elsewhere. */
    private boolean isServed() {
        var others = pulse;
        return !config.roles().contains(Role.GATEWAY)
                || routers.count() > 0
                || (others != null && others.hearsRouter());
    }

    private Heartbeat heartbeat(NodeId id) {
        return new Heartbeat(
                id.id(),
                id.epoch(),
                edges.size(),
                routers.count(),
                routers.inFlight().get(),
                health.draining().get(),
                view.get().revision(),
                keepsResponses(),
                keepsLedger(),
                admin.answers());
    }

    /** How operators are let in, once the node has started. */
    public Banner.Admin admin() {
        return admin.described(url(), managementUrl());
    }

    /** Where clients connect. */
    public String url() {
        var scheme = settings.server().tls() == null ? "http" : "https";
        int port = edges.isEmpty() ? settings.server().port() : edges.getFirst().port();
        return scheme + "://" + reachable(settings.server().host()) + ':' + port;
    }

    public String managementUrl() {
        int port = management == null ? settings.management().port() : management.port();
        return "http://" + reachable(settings.management().host()) + ':' + port;
    }

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.indexOf(':') < 0 ? host : '[' + host + ']';
        };
    }

    /** Drains: readiness goes red, new requests are refused, answers under way may end; then everything closes. */
    public Future<?> stop() {
        health.draining().set(true);
        var made = vertx;
        if (made == null) {
            return Future.succeededFuture();
        }
        return announced(made).compose(_ -> drained(made)).transform(_ -> shutEdges()).transform(_ -> closeVertx());
    }

    /** Other nodes hear at once that this one takes no more requests; those on their way to it still arrive. */
    private Future<?> announced(Vertx made) {
        var others = pulse;
        if (others == null) {
            return Future.succeededFuture();
        }
        others.beat();
        return pause(made, ANNOUNCEMENT);
    }

    /** Bound to no event loop: what follows on it runs even when all of them have ended, which is what it ends with. */
    private static Future<?> pause(Vertx made, Duration time) {
        Promise<Void> over = Promise.promise();
        made.setTimer(time.toMillis(), _ -> over.complete());
        return over.future();
    }

    private Future<?> drained(Vertx made) {
        long deadline = System.nanoTime() + DRAIN_PATIENCE.toNanos();
        return idle(made, deadline);
    }

    private Future<?> idle(Vertx made, long deadline) {
        boolean idle = open.count() == 0 && routers.inFlight().get() == 0;
        if (idle || System.nanoTime() > deadline) {
            return Future.succeededFuture();
        }
        return pause(made, LOOK).compose(_ -> idle(made, deadline));
    }

    private Future<?> shutEdges() {
        return Future.join(edges.stream().map(edge -> edge.drain(Duration.ofSeconds(1))).toList());
    }

    /** Log and database last: the edges hand their last lines and rows over while they stop. */
    private Future<?> closeVertx() {
        var made = vertx;
        return (made == null ? Future.<Void>succeededFuture() : made.close())
                .onComplete(_ -> {
                    closeLog();
                    catalog.close();
                });
    }

    private void closeLog() {
        try {
            if (log != null) {
                log.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
