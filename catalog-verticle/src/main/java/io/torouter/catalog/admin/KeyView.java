package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.limits.Limits;
import io.torouter.money.Usd;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;

import java.util.List;

/** A key in the form of the configuration file, without the key itself, which is not known. */
final class KeyView {
    private KeyView() {}

    static ObjectNode json(ApiKey key) {
        var json = JsonNodeFactory.instance.objectNode().put("id", key.id()).put("name", key.name());
        if (!key.account().isEmpty()) {
            json.put("account", key.account());
        }
        json.put("group", key.group()).put("enabled", key.enabled());
        put(json, "models", key.models().stream().sorted().toList());
        put(json, "ip_allow", key.allow().stream().map(Cidr::text).toList());
        put(json, "ip_deny", key.deny().stream().map(Cidr::text).toList());
        var expires = key.expires();
        json.put("expires", expires == null ? null : expires.toString());
        put(json, key.limits());
        return json;
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        var array = json.putArray(name);
        texts.forEach(array::add);
    }

    /** Its own, as far as it has any. */
    static void put(ObjectNode json, Limits limits) {
        if (limits.spendNanos() > 0) {
            json.put("quota_usd", Usd.number(limits.spendNanos()));
        }
        put(json, "rpm", limits.requestsPerMinute());
        put(json, "tpm", limits.tokensPerMinute());
        put(json, "concurrency", limits.concurrency());
        if ((limits.per5Hours() | limits.per24Hours() | limits.per7Days()) > 0) {
            var windows = json.putObject("windows");
            put(windows, "5h", limits.per5Hours());
            put(windows, "24h", limits.per24Hours());
            put(windows, "7d", limits.per7Days());
        }
    }

    private static void put(ObjectNode json, String name, long limit) {
        if (limit > 0) {
            json.put(name, limit);
        }
    }
}
