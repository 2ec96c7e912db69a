package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.catalogue.FreeIds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts deployments together that can be one channel. */
final class Channels {
    /** Deployments of one upstream, credential and rank; each model is among them once. */
    private record Channel(Place place, Terms terms, Map<String, Deployment> models) {
        /** A limit is of one deployment, which may have several names. */
        boolean takes(Deployment deployment) {
            var same = models.get(deployment.model());
            return place.equals(deployment.place())
                    && terms.equals(deployment.terms())
                    && (same == null || same.equals(deployment))
                    && (!terms.isLimited() || serves(deployment.upstream()));
        }

        private boolean serves(String upstream) {
            return models.values().stream().allMatch(each -> each.upstream().equals(upstream));
        }
    }

    private final List<Channel> channels = new ArrayList<>();
    private final FreeIds ids = new FreeIds();

    void add(Deployment deployment) {
        var channel = channels.stream().filter(each -> each.takes(deployment)).findFirst().orElse(null);
        if (channel == null) {
            channel = new Channel(deployment.place(), deployment.terms(), new LinkedHashMap<>());
            channels.add(channel);
        }
        channel.models().putIfAbsent(deployment.model(), deployment);
    }

    List<ObjectNode> entries() {
        return channels.stream().map(this::entry).toList();
    }

    private ObjectNode entry(Channel channel) {
        var place = channel.place();
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("id", ids.like(place.name(), "upstream")).put("type", place.type());
        putText(entry, "base_url", place.baseUrl());
        putText(entry, "api_key", place.apiKey());
        var models = entry.putArray("models");
        for (var deployment : channel.models().values()) {
            if (deployment.model().equals(deployment.upstream())) {
                models.add(deployment.model());
            } else {
                models.addObject().put("id", deployment.model()).put("upstream", deployment.upstream());
            }
        }
        put(entry, channel.terms());
        putPrices(entry, channel);
        return entry;
    }

    private static void putText(ObjectNode entry, String name, String text) {
        if (!text.isEmpty()) {
            entry.put(name, text);
        }
    }

    private static void put(ObjectNode entry, Terms terms) {
        if (terms.order() > 0) {
            entry.put("priority", terms.order());
        }
        if (terms.weight() > 1) {
            entry.put("weight", terms.weight());
        }
        if (terms.isLimited()) {
            var limits = entry.putObject("limits");
            if (terms.concurrency() > 0) {
                limits.put("concurrency", terms.concurrency());
            }
            if (terms.rpm() > 0) {
                limits.put("rpm", terms.rpm());
            }
        }
        if (!terms.timeout().isEmpty()) {
            entry.putObject("timeouts").put("total", terms.timeout());
        }
    }

    private static void putPrices(ObjectNode entry, Channel channel) {
        for (var deployment : channel.models().values()) {
            if (deployment.price() != null) {
                entry.withObject("/prices").set(deployment.model(), deployment.price());
            }
        }
    }
}
