package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.money.Usd;
import io.torouter.usage.Usage;

import java.time.Instant;

/** A request of the ledger. */
final class RequestView {
    private RequestView() {}

    static ObjectNode json(LedgerRow row) {
        var json = JsonNodeFactory.instance.objectNode().put("id", row.id());
        json.put("at", Instant.ofEpochMilli(row.startedMillis()).toString());
        var payer = row.payer();
        json.put("key", payer.keyId()).put("key_name", payer.keyName());
        json.put("account", payer.account()).put("group", payer.group());
        put(json, row.asked());
        put(json, row.served());
        put(json, row.ending());
        put(json, row.charge());
        return json;
    }

    private static void put(ObjectNode json, LedgerRow.Asked asked) {
        json.put("surface", asked.surface()).put("operation", asked.operation()).put("model", asked.model());
        json.put("stream", asked.stream()).put("client", asked.address()).put("user_agent", asked.userAgent());
    }

    private static void put(ObjectNode json, LedgerRow.Served served) {
        json.put("channel", served.channel()).put("upstream_model", served.model());
        json.put("upstream_request_id", served.requestId()).put("attempts", served.attempts());
    }

    private static void put(ObjectNode json, LedgerRow.Ending ending) {
        json.put("status", ending.status()).put("outcome", ending.outcome()).put("error", ending.error());
        json.put("first_token_us", ending.firstTokenMicros()).put("duration_us", ending.durationMicros());
    }

    private static void put(ObjectNode json, LedgerRow.Charge charge) {
        json.put("estimated", charge.estimated());
        json.set("usage", json(charge.usage()));
        json.set("cost_usd", json(charge.cost()));
        json.put("price_version", charge.priceVersion());
        json.put("multiplier", Usd.number(Cost.factor(charge.multiplier())));
    }

    private static ObjectNode json(Usage usage) {
        var detail = usage.detail();
        return JsonNodeFactory.instance
                .objectNode()
                .put("input_tokens", usage.input())
                .put("cache_read_tokens", usage.cacheRead())
                .put("cache_write_tokens", usage.cacheWrite())
                .put("cache_write_1h_tokens", detail.longCacheWrite())
                .put("output_tokens", usage.output())
                .put("reasoning_tokens", usage.reasoning())
                .put("audio_input_tokens", detail.audioInput())
                .put("audio_output_tokens", detail.audioOutput())
                .put("image_input_tokens", detail.imageInput())
                .put("images", detail.images());
    }

    private static ObjectNode json(Cost cost) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("total", Usd.number(cost.total()))
                .put("input", Usd.number(cost.input()))
                .put("cache_read", Usd.number(cost.cacheRead()))
                .put("cache_write", Usd.number(cost.cacheWrite()))
                .put("cache_write_1h", Usd.number(cost.cacheWriteLong()))
                .put("output", Usd.number(cost.output()))
                .put("reasoning", Usd.number(cost.reasoning()))
                .put("audio", Usd.number(cost.audio()))
                .put("images", Usd.number(cost.images()))
                .put("request", Usd.number(cost.request()));
    }

    /** With its attempts one by one. */
    static ObjectNode whole(LedgerRow row) {
        var json = json(row);
        var tried = json.putArray("tried");
        row.attempts().forEach(attempt -> tried.add(json(attempt)));
        return json;
    }

    private static ObjectNode json(AttemptRow attempt) {
        var json = JsonNodeFactory.instance.objectNode().put("channel", attempt.channel());
        json.put("upstream_model", attempt.model()).put("upstream_request_id", attempt.requestId());
        json.put("status", attempt.status()).put("outcome", attempt.outcome());
        json.put("start_us", attempt.startMicros()).put("first_byte_us", attempt.firstByteMicros());
        json.put("duration_us", attempt.durationMicros()).put("estimated", attempt.estimated());
        json.set("usage", json(attempt.usage()));
        return json.put("provider_cost_usd", Usd.number(attempt.cost()));
    }
}
