package io.torouter.router.probe;

import io.torouter.probe.CheckResult;
import io.torouter.probe.bus.ProbeAddress;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeAnswerCodec;
import io.torouter.probe.bus.ProbeQuestion;
import io.torouter.router.RouterNode;
import io.torouter.router.stream.Targets;
import io.torouter.router.upstream.PinnedAddresses;
import io.torouter.router.upstream.UpstreamClient;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about channels by calling them, with connections of its own. One instance per routing node.
 *
 * <p>The checks of a question are made side by side: each has all of the time, and a limit of one request at a time
 * makes them wait at the upstream, not fail.
 */
public final class ProbeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeVerticle.class);
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(ProbeAnswerCodec.NAME);

    private final RouterNode node;
    private @Nullable UpstreamClient client;

    public ProbeVerticle(RouterNode node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        var upstreams = new UpstreamClient(vertx, node.simulator(), PinnedAddresses.on(vertx, node.reach()));
        client = upstreams;
        var probe = new Probe(vertx, upstreams, node.halves(), new Targets(), System::nanoTime);
        return vertx.eventBus()
                .<ProbeQuestion>consumer(ProbeAddress.of(node.id().id()), message -> asked(probe, message))
                .completion();
    }

    private void asked(Probe probe, Message<ProbeQuestion> message) {
        var question = message.body();
        var snapshot = node.catalog().get();
        var channel = snapshot.channels().get(question.channel());
        if (channel == null) {
            message.fail(ProbeAddress.UNKNOWN_CHANNEL, "the channel is not in force on this node");
            return;
        }
        var subject = new Probe.Subject(snapshot, channel, question.model(), question.timeoutMillis());
        Future.all(question.checks().stream().map(check -> probe.run(check, subject)).toList())
                .onSuccess(results ->
                        message.reply(
                                new ProbeAnswer(channel.upstreamModel(question.model()), results.<CheckResult>list()),
                                ANSWER))
                .onFailure(cause -> {
                    LOG.error("a test of the channel '{}' met a fault of the gateway", channel.id(), cause);
                    message.fail(ProbeAddress.BROKEN, "a fault of the gateway");
                });
    }

    @Override
    public Future<?> stop() {
        return client == null ? Future.succeededFuture() : client.close();
    }
}
