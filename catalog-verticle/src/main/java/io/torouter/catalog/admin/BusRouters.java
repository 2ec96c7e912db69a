package io.torouter.catalog.admin;

import io.torouter.bus.Heartbeat;
import io.torouter.health.bus.Cooldowns;
import io.torouter.health.bus.HealthAddress;
import io.torouter.probe.bus.ProbeAddress;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.torouter.probe.bus.ProbeQuestionCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import java.util.Comparator;
import java.util.List;

/** Asks the nodes that route over the event bus. */
record BusRouters(Vertx vertx, NodesHeard nodes, CooldownsHeard heard) implements Routers {
    /** What an answer takes on its way, beside the time that the test has. */
    private static final long WAY_MILLIS = 2000;

    @Override
    public List<String> living() {
        var self = nodes.self().node();
        return nodes.living().stream()
                .filter(node -> node.routers() > 0)
                .sorted(
                        Comparator.comparing(Heartbeat::draining)
                                .thenComparing(node -> !node.node().equals(self))
                                .thenComparingInt(Heartbeat::inFlight))
                .map(Heartbeat::node)
                .toList();
    }

    @Override
    public Future<ProbeAnswer> test(String node, ProbeQuestion question) {
        var options =
                new DeliveryOptions()
                        .setCodecName(ProbeQuestionCodec.NAME)
                        .setSendTimeout(question.timeoutMillis() + WAY_MILLIS);
        return vertx.eventBus().<ProbeAnswer>request(ProbeAddress.of(node), question, options).map(Message::body);
    }

    @Override
    public List<Cooldowns> cooldowns() {
        return heard.now();
    }

    @Override
    public Future<Integer> clear(String node, String channel) {
        var options = new DeliveryOptions().setSendTimeout(WAY_MILLIS);
        return vertx.eventBus().<Integer>request(HealthAddress.clear(node), channel, options).map(Message::body);
    }
}
