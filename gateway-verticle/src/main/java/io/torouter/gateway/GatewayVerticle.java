package io.torouter.gateway;

import io.torouter.bus.Address;
import io.torouter.bus.Batch;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.Outbox;
import io.torouter.gateway.admin.AdminFront;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.dispatch.RouterDirectory;
import io.torouter.gateway.http.Front;
import io.torouter.gateway.http.FrontParts;
import io.torouter.gateway.http.RequestIds;
import io.torouter.gateway.ledger.Billing;
import io.torouter.gateway.ledger.EdgeLedger;
import io.torouter.gateway.ledger.KeyUsages;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.log.AccessLog;
import io.torouter.gateway.metrics.EdgeMetrics;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Cors;
import io.torouter.gateway.stream.EdgeParts;
import io.torouter.gateway.stream.EdgeStreams;
import io.torouter.gateway.stream.Exchange;
import io.torouter.http.Pipelines;
import io.torouter.settings.LedgerSettings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumerOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One edge instance: listens for clients and consumes the frames that routers send back to its address.
 *
 * <p>Deploy as many as there are event loops, after the routers; all listen on one port.
 */
public final class GatewayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVerticle.class);
    private static final long TICK_MILLIS = 200;

    private final EdgeNode node;
    private final int instance;
    private @Nullable HttpServer server;
    private Runnable farewells = () -> {};
    private Runnable lastLines = () -> {};
    private Supplier<Future<?>> lastRows = Future::succeededFuture;
    private Supplier<Future<?>> lastClaims = Future::succeededFuture;

    public GatewayVerticle(EdgeNode node, int instance) {
        this.node = node;
        this.instance = instance;
    }

    @Override
    public Future<?> start() {
        var address = Address.edge(node.id().id(), instance);
        var billing = new Billing(node.catalog());
        var completion = billing.before(completion().afterSettling());
        var answers = new Answers(completion, new Cors(node.settings().corsOrigins()));
        var streams = streams(address, new EdgeParts(node.open(), answers, completion));
        farewells = streams::close;
        listenToBus(streams);
        var front = new Front(frontParts(streams, desk(address), answers, admin(completion)));
        return vertx.eventBus()
                .<Batch>consumer(consumerOptions(address), message -> streams.accept(message.body()))
                .completion()
                .compose(_ -> listen(front));
    }

    private EdgeStreams streams(String address, EdgeParts parts) {
        var directory = new RouterDirectory(node.routers(), ThreadLocalRandom.current());
        var known = new EdgeStreams[1];
        var outbox = new Outbox(vertx, node.id(), address, router -> known[0].lost(Address.node(router)));
        known[0] = new EdgeStreams(node.id(), outbox, directory, parts);
        return known[0];
    }

    private void listenToBus(EdgeStreams streams) {
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> streams.heard(beat.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> streams.lost(lost.body()));
        vertx.setPeriodic(TICK_MILLIS, _ -> streams.tick());
    }

    private LimitDesk desk(String address) {
        var limits = node.limits();
        var desk =
                new LimitDesk(
                        new LimitDesk.Parts(
                                limits.book(),
                                address,
                                loop(),
                                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                                limits.settings().allowsUnreachable()));
        vertx.setPeriodic(LimitDesk.TICK_MILLIS, _ -> desk.tick());
        lastClaims = () -> Future.fromCompletionStage(desk.close());
        return desk;
    }

    /** What the book answers at once is heard at once. */
    private Executor loop() {
        var own = context;
        var thread = Thread.currentThread();
        return task -> {
            if (thread.equals(Thread.currentThread())) {
                task.run();
            } else {
                own.runOnContext(_ -> task.run());
            }
        };
    }

    private FrontParts frontParts(EdgeStreams streams, LimitDesk desk, Answers answers, Predicate<Exchange> admin) {
        return new FrontParts(
                node.catalog(),
                streams,
                desk,
                new KeyUsages(vertx.eventBus()),
                answers,
                new Cors(node.settings().corsOrigins()),
                node.budget(),
                node.settings().maxBodyBytes(),
                node.draining()::get,
                new RequestIds(Clock.systemUTC()),
                new ClientAddresses(node.settings().proxies()),
                node.guesses(),
                (millis, action) -> vertx.setTimer(millis, _ -> action.run()),
                admin);
    }

    private Predicate<Exchange> admin(Completion completion) {
        var shared = node.admin();
        return shared == null ? _ -> false : AdminFront.on(vertx, shared, completion)::takes;
    }

    private Completion completion() {
        Completion all = new EdgeMetrics(node.registry(), node.catalog())::over;
        if (node.log() != null) {
            all = all.and(lines(node.log())::add);
        }
        return node.ledger() == null ? all : all.and(ledger(node.ledger())::over);
    }

    private AccessLog.Lines lines(AccessLog log) {
        var lines = log.lines();
        lastLines = lines::flush;
        vertx.setPeriodic(TICK_MILLIS, _ -> lines.flush());
        return lines;
    }

    private EdgeLedger ledger(LedgerSettings settings) {
        var ledger = new EdgeLedger(vertx.eventBus(), node.catalog(), node.registry());
        lastRows = ledger::flush;
        vertx.setPeriodic(settings.flush().toMillis(), _ -> ledger.flush());
        return ledger;
    }

    /** Credit bounds what is in flight; the consumer's own bound would silently discard. */
    private static MessageConsumerOptions consumerOptions(String address) {
        return new MessageConsumerOptions().setAddress(address).setMaxBufferedMessages(Integer.MAX_VALUE);
    }

    private Future<HttpServer> listen(Front front) {
        var created = vertx.createHttpServer(ListenerOptions.of(node.settings()));
        server = created;
        return created.connectionHandler(GatewayVerticle::connected).requestHandler(front::handle).listen();
    }

    private static void connected(HttpConnection client) {
        client.exceptionHandler(GatewayVerticle::noteBroken);
        Pipelines.suitClient(client);
    }

    /** The answer on the connection, if any, hears of it too; without a handler Vert.x logs an error each time. */
    private static void noteBroken(Throwable cause) {
        LOG.debug("a client's connection broke: {}", cause.toString());
    }

    @Override
    public Future<?> stop() {
        farewells.run();
        lastLines.run();
        return lastClaims.get().transform(_ -> Future.succeededFuture());
    }

    /** The port in use, once started. */
    public int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Takes no more connections; answers under way have {@code patience} to end, and then are written down. */
    public Future<?> drain(Duration patience) {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS).transform(_ -> flushed());
    }

    /** On the edge's own event loop, whoever asks. */
    private Future<?> flushed() {
        return Future.future(done ->
                context.runOnContext(_ -> {
                    farewells.run();
                    lastRows.get().<Void>mapEmpty().onComplete(done);
                }));
    }
}
