package io.torouter.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;
import io.torouter.limits.Limit;
import io.torouter.money.Usd;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a key is told of itself in OpenRouter's form. What nobody can say at the moment is null; upstream credentials of
 * the client's own, whose use OpenRouter tells apart, do not exist here.
 *
 * @see <a href="https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key">OpenRouter: get current API
 *     key</a>, read 2026-11-28
 */
final class OpenRouterKeyAnswer {
    private static final int NO_RATE = -1;

    private OpenRouterKeyAnswer() {}

    static byte[] render(OwnKey.Known known) {
        var key = known.key().key();
        var limits = known.key().limits();
        var data = JsonNodeFactory.instance.objectNode();
        data.put("label", key.name());
        data.put("limit", limits.spendNanos() == 0 ? null : Usd.number(limits.spendNanos()));
        data.putNull("limit_reset");
        data.put("limit_remaining", left(known));
        data.put("include_byok_in_limit", false);
        usage(data, known.usage());
        data.put("is_free_tier", false).put("is_management_key", false).put("is_provisioning_key", false);
        data.put("creator_user_id", key.account().isEmpty() ? null : key.account());
        var expires = key.expires();
        data.put("expires_at", expires == null ? null : expires.toString());
        data.putObject("rate_limit")
                .put("requests", limits.requestsPerMinute() == 0 ? NO_RATE : limits.requestsPerMinute())
                .put("interval", "1m")
                .put("note", "requests in any minute; -1 for any number");
        return JsonNodeFactory.instance.objectNode().set("data", data).toString().getBytes(UTF_8);
    }

    /** Null also where there is no limit. */
    private static @Nullable BigDecimal left(OwnKey.Known known) {
        var meters = known.meters();
        return meters == null
                ? null
                : meters.stream()
                        .filter(meter -> meter.limit() == Limit.SPEND)
                        .map(meter -> Usd.number(meter.left()))
                        .findFirst()
                        .orElse(null);
    }

    private static void usage(ObjectNode data, @Nullable KeyUsage usage) {
        put(data, "usage", usage == null ? null : usage.total());
        put(data, "usage_daily", usage == null ? null : usage.today());
        put(data, "usage_weekly", usage == null ? null : usage.week());
        put(data, "usage_monthly", usage == null ? null : usage.month());
        data.put("byok_usage", 0).put("byok_usage_daily", 0).put("byok_usage_weekly", 0).put("byok_usage_monthly", 0);
    }

    private static void put(ObjectNode data, String name, @Nullable Spend sum) {
        data.put(name, sum == null ? null : Usd.number(sum.cost()));
    }
}
