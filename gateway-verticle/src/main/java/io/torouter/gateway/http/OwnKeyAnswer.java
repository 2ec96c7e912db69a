package io.torouter.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.limits.Limits;
import io.torouter.money.Usd;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;

import java.math.BigDecimal;
import java.util.LinkedHashMap;

/** What a key is told of itself. Limits are those that hold: its own, else its group's. */
final class OwnKeyAnswer {
    private OwnKeyAnswer() {}

    static byte[] render(ApiKey key, Group group) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("object", "key").put("id", key.id()).put("name", key.name()).put("group", key.group());
        var expires = key.expires();
        json.put("expires", expires == null ? null : expires.toString());
        var models = json.putArray("models");
        key.models().stream().sorted().forEach(models::add);
        put(json.putObject("limits"), key.limits().or(group.terms().limits()));
        return json.toString().getBytes(UTF_8);
    }

    /** Those that there are. */
    private static void put(ObjectNode json, Limits limits) {
        if (limits.spendNanos() > 0) {
            json.put("quota_usd", new BigDecimal(Usd.text(Usd.ofNanos(limits.spendNanos()))));
        }
        var counts = new LinkedHashMap<String, Long>();
        counts.put("rpm", limits.requestsPerMinute());
        counts.put("tpm", limits.tokensPerMinute());
        counts.put("concurrency", limits.concurrency());
        counts.put("requests_5h", limits.per5Hours());
        counts.put("requests_24h", limits.per24Hours());
        counts.put("requests_7d", limits.per7Days());
        counts.forEach((name, limit) -> {
            if (limit > 0) {
                json.put(name, limit);
            }
        });
    }
}
