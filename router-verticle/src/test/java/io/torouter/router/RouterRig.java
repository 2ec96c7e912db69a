package io.torouter.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.Batch;
import io.torouter.bus.BatchCodec;
import io.torouter.bus.Data;
import io.torouter.bus.Frame;
import io.torouter.bus.LocalRouters;
import io.torouter.bus.NodeId;
import io.torouter.bus.Open;
import io.torouter.bus.Outbox;
import io.torouter.dialect.Operation;
import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;
import io.torouter.router.check.StreamChecks;
import io.torouter.router.health.ChannelHealth;
import io.torouter.router.metrics.RouterMetrics;
import io.torouter.router.selection.ChannelLoad;
import io.torouter.router.selection.ChannelSelector;
import io.torouter.router.stored.Recollection;
import io.torouter.router.stored.Stores;
import io.torouter.router.stream.Estimates;
import io.torouter.router.stream.RouterParts;
import io.torouter.router.stream.Targets;
import io.torouter.router.upstream.PinnedAddresses;
import io.torouter.router.upstream.UpstreamClient;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Snapshot;
import io.torouter.snapshot.UpstreamReach;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.WireBytes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A router's desk between an edge made of frames and an upstream that is a script. */
final class RouterRig implements AutoCloseable {
    static final String EDGE = "e.edge.0";
    private static final long EPOCH = 7;
    private static final long PATIENCE_SECONDS = 5;
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    private final LocalRouters node = new LocalRouters();
    private final HttpServer upstream;
    private volatile Snapshot catalog = Channels.catalog();
    private StreamDesk desk;
    MeterRegistry registry = new SimpleMeterRegistry();
    Halves halves = FakeHalves.ofEachDialect();

    RouterRig(Handler<HttpServerRequest> script) {
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        vertx.eventBus().<Batch>consumer(EDGE, message -> frames.addAll(message.body().frames()));
        upstream = vertx.createHttpServer().requestHandler(script).listen(0, "127.0.0.1").await();
    }

    /** Where the script is reached. */
    String url() {
        return "http://127.0.0.1:" + upstream.actualPort() + "/v1";
    }

    /** Serves from these channels; they all lead to the script, each below a path of its own. */
    RouterRig serving(Channels... channels) {
        catalog = Channels.catalog(List.of(channels).stream().map(this::reached).toArray(Channel[]::new));
        on(() -> {
            var outbox = new Outbox(vertx, new NodeId("edge", 1), "r.edge.0", _ -> {});
            desk =
                    new StreamDesk(
                            new RouterParts(
                                    outbox,
                                    new UpstreamClient(
                                            vertx, URI.create(url()), PinnedAddresses.on(vertx, UpstreamReach.PUBLIC)),
                                    () -> catalog,
                                    new ChannelSelector(new Random(1)),
                                    new ChannelLoad(),
                                    new ChannelHealth(nanos::get),
                                    new RouterMetrics(registry),
                                    node,
                                    halves,
                                    new Targets(),
                                    new WireBytes(),
                                    new Estimates(vertx, new TokenEstimator()),
                                    new Recollection(
                                            new Stores(vertx, "rig", false, nanos::get), Clock.systemUTC(), 1 << 20),
                                    nanos::get,
                                    Duration.ofSeconds(15),
                                    true,
                                    new StreamChecks(1, registry, nanos::get)));
        });
        return this;
    }

    private Channel reached(Channels channel) {
        return channel.at(url() + '/' + channel.channel().id()).channel();
    }

    private void on(Runnable action) {
        Future.future(done ->
                        loop.runOnContext(_ -> {
                            try {
                                action.run();
                                done.complete();
                            } catch (RuntimeException | Error failure) {
                                done.fail(failure);
                            }
                        }))
                .await();
    }

    void send(Frame... sent) {
        sendAs(EPOCH, sent);
    }

    void sendAs(long epoch, Frame... sent) {
        on(() -> desk.accept(new Batch(EDGE, epoch, List.of(sent))));
    }

    static Open chat(long stream, String body, int credit) {
        try {
            var bytes = Buffer.buffer(body);
            var facts = JsonBodyScanner.scan(bytes.getBytes(), 0, bytes.length());
            var head = Heads.of(Operation.CHAT_COMPLETIONS, "gpt-5", facts);
            return new Open(stream, head, bytes, bytes.length(), credit);
        } catch (MalformedBody e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Open chat(long stream) {
        return chat(stream, "{\"model\":\"gpt-5\"}", 64 * 1024);
    }

    static Open streamedChat(long stream, int credit) {
        return chat(
                stream, "{\"model\":\"gpt-5\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}", credit);
    }

    /** Lets time pass, before and after which the desk looks at the clock, as it does all the time. */
    void pass(Duration time) {
        on(() -> desk.tick(nanos.get()));
        nanos.addAndGet(time.toNanos());
        on(() -> desk.tick(nanos.get()));
    }

    void heard(String otherNode) {
        on(() -> desk.heard(otherNode, nanos.get()));
    }

    <T extends Frame> T next(Class<T> type) throws InterruptedException {
        var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(frame).isInstanceOf(type);
        return type.cast(frame);
    }

    /** The next frame that is no data. */
    <T extends Frame> T nextAfterData(Class<T> type) throws InterruptedException {
        Frame frame;
        do {
            frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } while (frame instanceof Data);
        assertThat(frame).isInstanceOf(type);
        return type.cast(frame);
    }

    int waitingFrames() {
        return frames.size();
    }

    int inFlight() {
        return node.inFlight().get();
    }

    double failovers() {
        return registry.find("torouter.failovers").counters().stream().mapToDouble(each -> each.count()).sum();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
