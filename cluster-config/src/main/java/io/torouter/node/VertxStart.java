package io.torouter.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.channel.uring.IoUring;
import io.torouter.admin.bus.AdminAnswerCodec;
import io.torouter.admin.bus.AdminCallCodec;
import io.torouter.bus.Batch;
import io.torouter.bus.BatchCodec;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.torouter.catalog.objects.News;
import io.torouter.catalog.objects.bus.NewsCodec;
import io.torouter.catalog.objects.bus.PageCodec;
import io.torouter.health.bus.CooldownsCodec;
import io.torouter.ledger.bus.KeyUsageCodec;
import io.torouter.ledger.bus.LedgerBatchCodec;
import io.torouter.ledger.bus.PastCodec;
import io.torouter.ledger.bus.PastQuestionCodec;
import io.torouter.node.cluster.ClusterJoin;
import io.torouter.probe.bus.ProbeAnswerCodec;
import io.torouter.probe.bus.ProbeQuestionCodec;
import io.torouter.settings.Settings;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestionCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumSet;
import java.util.Optional;

/** Makes the Vert.x of a node: alone or in a cluster, on the transport that is asked for. */
final class VertxStart {
    private static final Logger LOG = LoggerFactory.getLogger(VertxStart.class);

    /**
     * Has Netty make one poll for each read, instead of one for all. With the latter Netty 4.2.18 misses a reset that
     * arrives between the poll's answer and the read of the last bytes, and waits for ever. A poll for each read begins
     * with a look at how the connection is, and costs the same. Netty reads the property once, when it first asks the
     * kernel for io_uring.
     */
    private static final String MULTISHOT_POLLS = "io.netty.iouring.pollAddMultishotEnabled";

    static {
        if (System.getProperty(MULTISHOT_POLLS) == null) {
            System.setProperty(MULTISHOT_POLLS, "false");
        }
    }

    private VertxStart() {}

    /**
     * @param join null for a node alone
     */
    static Future<Vertx> start(Settings settings, PrometheusMeterRegistry registry, @Nullable ClusterJoin join) {
        var options =
                new VertxOptions()
                        .setEventLoopPoolSize(settings.server().eventLoops())
                        .setMetricsOptions(metrics())
                        .setFileSystemOptions(
                                new FileSystemOptions()
                                        .setClassPathResolvingEnabled(false)
                                        .setFileCachingEnabled(false));
        if (join != null) {
            options.setEventBusOptions(join.eventBus());
        }
        var builder =
                Vertx.builder()
                        .withTransport(transport(settings.server().transport()))
                        .withMetrics(new MicrometerMetricsFactory(registry));
        return build(builder.with(options), join).onSuccess(VertxStart::registerCodecs);
    }

    private static Future<Vertx> build(VertxBuilder builder, @Nullable ClusterJoin join) {
        return join == null
                ? Future.succeededFuture(builder.build())
                : builder.withClusterManager(join.manager()).buildClustered();
    }

    /** Vert.x's own figures on pools and verticles; requests, streams and upstreams are counted by name in our own. */
    private static MicrometerMetricsOptions metrics() {
        var options = new MicrometerMetricsOptions().setEnabled(true).setJvmMetricsEnabled(true);
        for (var domain :
                EnumSet.of(
                        MetricsDomain.EVENT_BUS,
                        MetricsDomain.HTTP_CLIENT,
                        MetricsDomain.HTTP_SERVER,
                        MetricsDomain.NET_CLIENT,
                        MetricsDomain.NET_SERVER)) {
            options.addDisabledMetricsCategory(domain.toCategory());
        }
        return options;
    }

    private static void registerCodecs(Vertx vertx) {
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        vertx.eventBus().registerDefaultCodec(Heartbeat.class, new HeartbeatCodec());
        vertx.eventBus().registerCodec(new StoreQuestionCodec()).registerCodec(new StoreAnswerCodec());
        vertx.eventBus().registerCodec(new LedgerBatchCodec());
        vertx.eventBus().registerCodec(new PastQuestionCodec()).registerCodec(new PastCodec());
        vertx.eventBus().registerCodec(new KeyUsageCodec());
        vertx.eventBus().registerDefaultCodec(News.class, new NewsCodec());
        vertx.eventBus().registerCodec(new PageCodec());
        vertx.eventBus().registerCodec(new AdminCallCodec()).registerCodec(new AdminAnswerCodec());
        vertx.eventBus().registerCodec(new ProbeQuestionCodec()).registerCodec(new ProbeAnswerCodec());
        vertx.eventBus().registerCodec(new CooldownsCodec());
    }

    private static Transport transport(io.torouter.settings.Transport asked) {
        return switch (asked) {
            case NIO -> Transport.NIO;
            case AUTO -> cheapest();
            case EPOLL -> orNio(epoll(), "epoll");
            case IO_URING -> orNio(ioUring(), "io_uring");
        };
    }

    /**
     * A small request costs a tenth less with io_uring than with epoll, since one system call takes all writes of a
     * turn. Containers often forbid it; then it says that it is not available.
     */
    private static Transport cheapest() {
        return ioUring().or(VertxStart::epoll).orElse(Transport.NIO);
    }

    private static Optional<Transport> epoll() {
        return available(Transport.EPOLL);
    }

    /** None where it would miss the end of a connection, since Netty was set up otherwise before us. */
    private static Optional<Transport> ioUring() {
        return available(Transport.IO_URING).filter(_ -> !IoUring.isPollAddMultishotEnabled());
    }

    /** The constant itself is null where the transport's classes are missing. */
    private static Optional<Transport> available(@Nullable Transport transport) {
        return Optional.ofNullable(transport).filter(Transport::available);
    }

    private static Transport orNio(Optional<Transport> transport, String name) {
        if (transport.isEmpty()) {
            LOG.warn("the {} transport is not available on this machine; using NIO", name);
        }
        return transport.orElse(Transport.NIO);
    }
}
