package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.money.Usd;

import java.math.BigDecimal;
import java.time.Instant;

/** Prices in the form of the configuration file, every rate said. */
final class PriceView {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private PriceView() {}

    static ArrayNode json(PriceList prices) {
        var json = JsonNodeFactory.instance.arrayNode();
        prices.versions().forEach(price -> json.add(json(price)));
        return json;
    }

    private static ObjectNode json(Price price) {
        var json = JsonNodeFactory.instance.objectNode().put("version", price.version());
        if (!price.from().equals(Instant.MIN)) {
            json.put("from", price.from().toString());
        }
        put(json, price.rates());
        if (!price.tiers().isEmpty()) {
            var tiers = json.putArray("tiers");
            price.tiers().forEach(tier -> put(tiers.addObject().put("above", tier.above()), tier.rates()));
        }
        return json;
    }

    private static void put(ObjectNode json, Rates rates) {
        json.put("input", ofMillion(rates.input())).put("output", ofMillion(rates.output()));
        json.put("cache_read", ofMillion(rates.cacheRead()));
        json.put("cache_write", ofMillion(rates.cacheWrite()));
        json.put("cache_write_1h", ofMillion(rates.cacheWriteLong()));
        json.put("reasoning", ofMillion(rates.reasoning()));
        json.put("audio_input", ofMillion(rates.audioInput()));
        json.put("audio_output", ofMillion(rates.audioOutput()));
        json.put("image_input", ofMillion(rates.imageInput()));
        json.put("image", Usd.number(Usd.ofPicos(rates.image())));
        json.put("request", Usd.number(Usd.ofPicos(rates.request())));
    }

    private static BigDecimal ofMillion(long picos) {
        return Usd.number(Usd.ofPicos(picos).multiply(MILLION));
    }
}
