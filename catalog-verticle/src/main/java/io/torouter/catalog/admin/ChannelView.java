package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Snapshot;
import io.torouter.snapshot.Timeouts;

import java.time.Duration;
import java.util.TreeMap;

/** A channel in the form of the configuration file. Of its credential it shows whether there is one. */
final class ChannelView {
    private ChannelView() {}

    static ObjectNode json(Channel channel, Snapshot snapshot) {
        var json = JsonNodeFactory.instance.objectNode().put("id", channel.id()).put("type", channel.type().id());
        if (!channel.baseUrl().equals(Channel.SIMULATOR_URL)) {
            json.put("base_url", channel.baseUrl().toString());
        }
        if (!channel.credential().text().isEmpty()) {
            json.put("api_key", Secret.MASK);
        }
        json.put("enabled", true).set("models", models(channel));
        var groups = json.putArray("groups");
        channel.groups().stream().sorted().forEach(groups::add);
        json.put("priority", channel.priority()).put("weight", channel.weight());
        var dialects = json.putArray("dialects");
        channel.dialects().stream().map(Dialect::id).sorted().forEach(dialects::add);
        json.putObject("limits").put("concurrency", channel.limits().concurrency()).put("rpm", channel.limits().rpm());
        json.set("timeouts", timeouts(channel.timeouts()));
        json.put("cooldown", channel.coolsDown());
        prices(json, channel, snapshot);
        return json;
    }

    private static ArrayNode models(Channel channel) {
        var json = JsonNodeFactory.instance.arrayNode();
        new TreeMap<>(channel.models())
                .forEach((id, upstream) -> {
                    if (id.equals(upstream)) {
                        json.add(id);
                    } else {
                        json.addObject().put("id", id).put("upstream", upstream);
                    }
                });
        return json;
    }

    private static ObjectNode timeouts(Timeouts timeouts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("connect", text(timeouts.connect()))
                .put("first_event", text(timeouts.firstEvent()))
                .put("idle", text(timeouts.idle()))
                .put("total", text(timeouts.total()));
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static void prices(ObjectNode json, Channel channel, Snapshot snapshot) {
        var own = new TreeMap<String, ArrayNode>();
        snapshot.accounting()
                .channelPrices()
                .forEach((offer, prices) -> {
                    if (offer.channel().equals(channel.id())) {
                        own.put(offer.model(), PriceView.json(prices));
                    }
                });
        if (!own.isEmpty()) {
            json.putObject("prices").setAll(own);
        }
    }
}
