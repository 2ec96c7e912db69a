package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.health.Cooldown;

import java.util.Comparator;

/** Which channels are left alone at the moment, and why. */
record CooldownPage(Routers routers) {
    private record Found(String node, Cooldown cooldown) {}

    Reply answer(Ask ask) throws Refused {
        var channel = ask.parameters().text("channel");
        ask.parameters().refuseOthers();
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        routers.cooldowns().stream()
                .flatMap(told -> told.cooldowns().stream().map(each -> new Found(told.node(), each)))
                .filter(found -> channel.isEmpty() || found.cooldown().channel().equals(channel))
                .sorted(
                        Comparator.comparing((Found found) -> found.cooldown().channel())
                                .thenComparing(found -> found.cooldown().model()))
                .forEach(found -> data.add(json(found)));
        return Reply.of(json);
    }

    private static ObjectNode json(Found found) {
        var cooldown = found.cooldown();
        var json = JsonNodeFactory.instance.objectNode().put("channel", cooldown.channel());
        json.put("model", cooldown.model().isEmpty() ? null : cooldown.model());
        json.put("reason", cooldown.reason().id());
        return json.put("seconds_left", Math.ceilDiv(cooldown.millis(), 1000L)).put("node", found.node());
    }
}
