package io.torouter.router;

import io.torouter.bus.Address;
import io.torouter.bus.Batch;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.Outbox;
import io.torouter.router.check.StreamChecks;
import io.torouter.router.metrics.RouterMetrics;
import io.torouter.router.selection.ChannelSelector;
import io.torouter.router.stored.Recollection;
import io.torouter.router.stored.Stores;
import io.torouter.router.stream.Estimates;
import io.torouter.router.stream.RouterParts;
import io.torouter.router.stream.Targets;
import io.torouter.router.upstream.PinnedAddresses;
import io.torouter.router.upstream.UpstreamClient;
import io.torouter.translation.grid.WireBytes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumerOptions;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One router instance: consumes the frames sent to its address and serves them with its own upstream connections.
 *
 * <p>Deploy as many as there are event loops; each registers itself in {@code LocalRouters} from its own loop.
 */
public final class RouterVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 100;

    private final RouterNode node;
    private final int instance;
    private @Nullable StreamDesk desk;
    private @Nullable UpstreamClient client;

    public RouterVerticle(RouterNode node, int instance) {
        this.node = node;
        this.instance = instance;
    }

    @Override
    public Future<?> start() {
        var address = Address.router(node.id().id(), instance);
        var upstreams = new UpstreamClient(vertx, node.simulator(), PinnedAddresses.on(vertx, node.reach()));
        var stores = new Stores(vertx, node.id().id(), node.keepsResponses(), System::nanoTime);
        var parts = parts(address, upstreams, stores);
        var streams = new StreamDesk(parts);
        client = upstreams;
        desk = streams;
        vertx.setPeriodic(TICK_MILLIS, _ -> streams.tick(System.nanoTime()));
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> heard(streams, parts.outbox(), beat.body()));
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> stores.heard(beat.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> streams.lost(lost.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> stores.lost(lost.body()));
        return vertx.eventBus()
                .<Batch>consumer(consumerOptions(address), message -> streams.accept(message.body()))
                .completion()
                .onSuccess(_ -> node.routers().add(address));
    }

    private void heard(StreamDesk streams, Outbox outbox, Heartbeat beat) {
        if (!beat.node().equals(node.id().id()) && streams.heard(beat.node(), System.nanoTime())) {
            greetEdges(beat, outbox);
        }
    }

    private static void greetEdges(Heartbeat beat, Outbox outbox) {
        for (int i = 0; i < beat.edges(); i++) {
            outbox.greet(Address.edge(beat.node(), i));
        }
    }

    /** Credit bounds what is in flight; the consumer's own bound would silently discard. */
    private static MessageConsumerOptions consumerOptions(String address) {
        return new MessageConsumerOptions().setAddress(address).setMaxBufferedMessages(Integer.MAX_VALUE);
    }

    private RouterParts parts(String address, UpstreamClient upstreams, Stores stores) {
        return new RouterParts(
                new Outbox(vertx, node.id(), address, this::unreachable),
                upstreams,
                node.catalog(),
                new ChannelSelector(ThreadLocalRandom.current()),
                node.load(),
                node.health(),
                new RouterMetrics(node.registry()),
                node.routers(),
                node.halves(),
                new Targets(),
                new WireBytes(),
                new Estimates(vertx, node.estimator()),
                new Recollection(stores, Clock.systemUTC(), node.maxContextBytes()),
                System::nanoTime,
                node.keepAliveComment(),
                node.channelHeaders(),
                new StreamChecks(node.grammarSample(), node.registry(), System::nanoTime));
    }

    private void unreachable(String edge) {
        if (desk != null) {
            desk.lost(Address.node(edge));
        }
    }

    @Override
    public Future<?> stop() {
        if (desk != null) {
            desk.cancelAll();
        }
        return client == null ? Future.succeededFuture() : client.close();
    }
}
