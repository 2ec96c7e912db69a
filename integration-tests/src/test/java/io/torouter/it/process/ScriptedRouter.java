package io.torouter.it.process;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.Address;
import io.torouter.bus.Batch;
import io.torouter.bus.BatchCodec;
import io.torouter.bus.Cancel;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Frame;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.gateway.EdgeLimits;
import io.torouter.gateway.EdgeNode;
import io.torouter.gateway.GatewayVerticle;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.stream.OpenStreams;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.settings.LimitSettings;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real edge, and another node's router of which the test says what it sends. Both live in the test's JVM. */
final class ScriptedRouter implements AutoCloseable {
    private static final String NODE = "0000-scripted";
    private static final String ADDRESS = Address.router(NODE, 0);
    private static final DeliveryOptions FRAMES = new DeliveryOptions().setCodecName(BatchCodec.NAME);
    private static final DeliveryOptions BEAT = new DeliveryOptions().setCodecName(HeartbeatCodec.NAME);

    /** A frame that came, and the edge that sent it. */
    record Received(String edge, Frame frame) {}

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final GatewayVerticle edge;

    ScriptedRouter(Path config) throws Exception {
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        vertx.eventBus().registerDefaultCodec(Heartbeat.class, new HeartbeatCodec());
        vertx.eventBus().<Batch>consumer(ADDRESS, message -> take(message.body()));
        edge = new GatewayVerticle(edgeNode(config), 0);
        vertx.deployVerticle(edge).toCompletionStage().toCompletableFuture().get();
        vertx.setPeriodic(
                0, Heartbeat.INTERVAL_MILLIS / 4, _ -> vertx.eventBus().publish(Address.HEARTBEAT, beat(), BEAT));
    }

    private static Heartbeat beat() {
        return new Heartbeat(NODE, 1, 0, 1, 0, false, 1);
    }

    private static EdgeNode edgeNode(Path config) {
        var loaded = (LoadResult.Loaded) new ConfigLoader(Map.of(), new SecureRandom()).load(config);
        return new EdgeNode(
                new NodeId("edge", 1),
                new LocalRouters(),
                new CatalogView(loaded.catalog().snapshot(1, Instant.now())),
                loaded.settings().server(),
                new SimpleMeterRegistry(),
                new BodyBudget(1 << 20),
                new OpenStreams(1 << 20),
                new EdgeLimits(new LocalBook(PastUse.NONE, System::currentTimeMillis), LimitSettings.DEFAULT),
                FailedTries.ofKeys(System::nanoTime),
                null,
                null,
                null,
                new AtomicBoolean());
    }

    private void take(Batch batch) {
        batch.frames().forEach(frame -> received.add(new Received(batch.from(), frame)));
    }

    int port() {
        return edge.port();
    }

    /** The next frame from the edge. */
    Received next() throws InterruptedException {
        var next = received.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no frame came");
        }
        return next;
    }

    /** Waits for a request and answers it with these frames, which take over its number. */
    Received answerNext(Frame... frames) throws InterruptedException {
        var asked = next();
        send(asked, frames);
        return asked;
    }

    /** The same for a request that may not come. */
    void answerIfAsked(Frame... frames) throws InterruptedException {
        var asked = received.poll(20, TimeUnit.MILLISECONDS);
        if (asked != null) {
            send(asked, frames);
        }
    }

    void send(Received asked, Frame... frames) {
        var numbered = Arrays.stream(frames).map(frame -> numbered(asked.frame().stream(), frame)).toList();
        vertx.eventBus().send(asked.edge(), new Batch(ADDRESS, 1, numbered), FRAMES);
    }

    private static Frame numbered(long stream, Frame frame) {
        return switch (frame) {
            case Head(_, var status, var headers) -> new Head(stream, status, headers);
            case Data(_, var sequence, var bytes) -> new Data(stream, sequence, bytes);
            case End(_, var sequence, var settlement) -> new End(stream, sequence, settlement);
            case Fail(_, var error, var retryable, var settlement) -> new Fail(stream, error, retryable, settlement);
            default -> throw new IllegalArgumentException("not sent by these tests: " + frame);
        };
    }

    static Frame head() {
        return new Head(0, 200, Headers.of("content-type", "text/event-stream"));
    }

    static Frame data(int sequence, String text) {
        return new Data(0, sequence, Buffer.buffer(text));
    }

    static Frame end(int sequence) {
        return new End(0, sequence, Settlement.none(Outcome.COMPLETED));
    }

    /** Whether the edge tells the router to stop working on that request. */
    boolean isCancelled(Received asked) throws InterruptedException {
        return next().frame() instanceof Cancel(var stream) && stream == asked.frame().stream();
    }

    static boolean isOpen(Received received) {
        return received.frame() instanceof Open;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
