package io.torouter.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;
import io.torouter.limits.Limit;
import io.torouter.limits.Limits;
import io.torouter.limits.Meter;
import io.torouter.money.Usd;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a key is told of itself. Limits are those that hold: its own, else its group's. */
final class OwnKeyAnswer {
    private OwnKeyAnswer() {}

    static byte[] render(OwnKey.Known known) {
        var key = known.key().key();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("object", "key").put("id", key.id()).put("name", key.name()).put("group", key.group());
        var expires = key.expires();
        json.put("expires", expires == null ? null : expires.toString());
        var models = json.putArray("models");
        key.models().stream().sorted().forEach(models::add);
        limits(json.putObject("limits"), known.key().limits());
        remaining(json, known.meters());
        var balance = known.balance();
        if (balance != null) {
            json.put("balance_usd", Usd.number(balance.left()));
        }
        usage(json, known.usage());
        return json.toString().getBytes(UTF_8);
    }

    /** Those that there are. */
    private static void limits(ObjectNode json, Limits limits) {
        for (var limit : Limit.values()) {
            if (limit.of(limits) > 0) {
                put(json, limit, limit.of(limits));
            }
        }
    }

    private static void remaining(ObjectNode json, @Nullable List<Meter> meters) {
        if (meters == null) {
            json.putNull("remaining");
        } else {
            var remaining = json.putObject("remaining");
            meters.forEach(meter -> put(remaining, meter.limit(), meter.left()));
        }
    }

    private static void usage(ObjectNode json, @Nullable KeyUsage usage) {
        if (usage == null) {
            json.putNull("usage");
            return;
        }
        var sums = json.putObject("usage");
        put(sums.putObject("total"), usage.total());
        put(sums.putObject("today"), usage.today());
        put(sums.putObject("week"), usage.week());
        put(sums.putObject("month"), usage.month());
    }

    private static void put(ObjectNode json, Spend sum) {
        json.put("requests", sum.requests()).put("tokens", sum.tokens()).put("cost_usd", Usd.number(sum.cost()));
    }

    private static void put(ObjectNode json, Limit limit, long amount) {
        if (limit == Limit.SPEND) {
            json.put(limit.text(), Usd.number(amount));
        } else {
            json.put(limit.text(), amount);
        }
    }
}
