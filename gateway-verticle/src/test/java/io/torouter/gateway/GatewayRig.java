package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.bus.Batch;
import io.torouter.bus.BatchCodec;
import io.torouter.bus.Frame;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.bus.Outbox;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.dispatch.RouterDirectory;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.http.Front;
import io.torouter.gateway.http.FrontParts;
import io.torouter.gateway.http.RequestIds;
import io.torouter.gateway.ledger.Billing;
import io.torouter.gateway.ledger.KeyUsages;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Cors;
import io.torouter.gateway.stream.EdgeParts;
import io.torouter.gateway.stream.EdgeStreams;
import io.torouter.gateway.stream.Exchange;
import io.torouter.gateway.stream.OpenStreams;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.settings.ProxySettings;
import io.torouter.settings.ServerSettings;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Route;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An edge that listens, with routers made of frames behind it. */
final class GatewayRig implements AutoCloseable {
    static final String ROUTER = "r.edge.0";
    static final String KEY = "sk-1";

    /** May not be used from some addresses. */
    private static final ApiKey RULED =
            new ApiKey(
                    "ruled",
                    hash("sk-ruled"),
                    "default",
                    true,
                    Set.of(),
                    List.of(),
                    List.of(Cidr.parse("198.51.100.0/24")),
                    null);

    static final int MAX_BODY_BYTES = 1_000_000;
    private static final String EDGE = "e.edge.0";
    private static final long PATIENCE_SECONDS = 5;
    final BodyBudget budget = new BodyBudget(2 * MAX_BODY_BYTES);
    final OpenStreams open = new OpenStreams(1 << 30);
    final AtomicBoolean draining = new AtomicBoolean();
    final BlockingQueue<Exchange.Ending> endings = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> late = new LinkedBlockingQueue<>();
    final BlockingQueue<String> clients = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final LocalRouters routers = new LocalRouters();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Limits limits;
    private final ProxySettings proxies;
    private HttpServer server;
    private EdgeStreams streams;

    /** A frame and the router that got it. */
    record Received(String router, Frame frame) {}

    GatewayRig() {
        this(Limits.NONE);
    }

    GatewayRig(Limits limits) {
        this(limits, ProxySettings.NONE);
    }

    GatewayRig(Limits limits, ProxySettings proxies) {
        this.limits = limits;
        this.proxies = proxies;
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        run(this::start).await();
    }

    private Future<?> start() {
        Completion completion =
                (exchange, ending) -> {
                    clients.add(exchange.client());
                    endings.add(ending);
                };
        var settling = new Billing(this::catalog).before(completion.afterSettling());
        var answers = new Answers(settling, new Cors(List.of("*")));
        var outbox = new Outbox(vertx, new NodeId("edge", 7), EDGE, _ -> {});
        var directory = new RouterDirectory(routers, new Random(1));
        streams = new EdgeStreams(new NodeId("edge", 7), outbox, directory, new EdgeParts(open, answers, settling));
        vertx.eventBus().<Batch>consumer(EDGE, message -> streams.accept(message.body()));
        var front =
                new Front(
                        new FrontParts(
                                () -> catalog(),
                                streams,
                                desk(),
                                new KeyUsages(vertx.eventBus()),
                                answers,
                                new Cors(List.of("*")),
                                budget,
                                MAX_BODY_BYTES,
                                draining::get,
                                new RequestIds(Clock.systemUTC()),
                                new ClientAddresses(proxies),
                                FailedTries.ofKeys(() -> 0),
                                this::later,
                                _ -> false));
        server = vertx.createHttpServer(ListenerOptions.of(settings()));
        return server.requestHandler(front::handle).listen();
    }

    private ServerSettings settings() {
        var usual = ServerSettings.defaults();
        return new ServerSettings(
                "127.0.0.1",
                0,
                usual.publicUrl(),
                usual.maxBodyBytes(),
                usual.bodyBudgetBytes(),
                usual.eventLoops(),
                usual.idleTimeout(),
                usual.tls(),
                usual.http2(),
                usual.corsOrigins(),
                usual.channelHeaders(),
                usual.keepAliveComment(),
                usual.transport(),
                usual.maxHeaderBytes(),
                usual.grammarSample(),
                proxies);
    }

    /** On the edge's event loop. */
    private <T> Future<T> run(Supplier<Future<T>> action) {
        return Future.future(done -> loop.runOnContext(_ -> action.get().onComplete(done)));
    }

    private static LimitDesk desk() {
        var book = new LocalBook(PastUse.NONE, System::currentTimeMillis);
        return new LimitDesk(new LimitDesk.Parts(book, EDGE, Runnable::run, System::currentTimeMillis, true));
    }

    private static KeyHash hash(String key) {
        return KeyHash.of(KeyHash.newDigest().digest(key.getBytes(UTF_8)));
    }

    private Snapshot catalog() {
        var hash = hash(KEY);
        var key = new ApiKey("k1", "laptop", hash, "", "default", true, Set.of(), List.of(), List.of(), null, limits);
        var routes = Stream.of("gpt-5", "gemini-3").map(model -> new Route(model, List.of())).toList();
        var groups = Map.of("default", Group.of("default", routes));
        return new Snapshot(1, Instant.EPOCH, Map.of(), groups, Map.of(), Map.of(hash, key, RULED.hash(), RULED));
    }

    /** Nobody waits here, and what would have been late is known. */
    private void later(long millis, Runnable action) {
        late.add(millis);
        vertx.runOnContext(_ -> action.run());
    }

    /** The node itself has a router. */
    GatewayRig withLocalRouter() {
        routers.add(ROUTER);
        return listenAs(ROUTER);
    }

    /** Another node has one. */
    GatewayRig withRemoteRouter(String node) {
        heard(node, 1);
        return listenAs("r." + node + ".0");
    }

    private GatewayRig listenAs(String router) {
        vertx.eventBus()
                .<Batch>consumer(
                        router,
                        message -> message.body().frames().forEach(frame -> received.add(new Received(router, frame))));
        return this;
    }

    void heard(String node, long epoch) {
        run(
                        () -> {
                            streams.heard(new Heartbeat(node, epoch, 0, 1, 0, false, 1));
                            return Future.succeededFuture();
                        })
                .await();
    }

    void lost(String node) {
        run(
                        () -> {
                            streams.lost(node);
                            return Future.succeededFuture();
                        })
                .await();
    }

    void stopStreams() {
        run(
                        () -> {
                            streams.close();
                            return Future.succeededFuture();
                        })
                .await();
    }

    /** What routers send, in one message. */
    void answer(Frame... frames) {
        answerFrom(ROUTER, frames);
    }

    void answerFrom(String router, Frame... frames) {
        vertx.eventBus().send(EDGE, new Batch(router, 1, List.of(frames)));
    }

    /** The next frame a router gets. */
    Received nextReceived() throws InterruptedException {
        var next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a frame within five seconds").isNotNull();
        return next;
    }

    <T extends Frame> T next(Class<T> type) throws InterruptedException {
        var frame = nextReceived().frame();
        assertThat(frame).isInstanceOf(type);
        return type.cast(frame);
    }

    boolean hasReceivedMore() {
        return !received.isEmpty();
    }

    Exchange.Ending nextEnding() throws InterruptedException {
        var ending = endings.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ending).as("an ending within five seconds").isNotNull();
        return ending;
    }

    Client client() {
        return new Client(server.actualPort());
    }

    /** Nothing is left of any request. */
    void assertIdle() {
        assertThat(open.count()).isZero();
        assertThat(budget.heldBytes()).isZero();
        assertThat(endings).isEmpty();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
