package io.torouter.snapshot;

import io.torouter.money.PriceList;

import java.util.Map;

/**
 * Who pays, and what channels cost that do not go by the price of their model.
 *
 * @param accounts by id
 * @param channelPrices of single channels
 */
public record Accounting(Map<String, Account> accounts, Map<Offer, PriceList> channelPrices) {
    public static final Accounting NONE = new Accounting(Map.of(), Map.of());

    /** A model at a channel, by the model's public id. */
    public record Offer(String channel, String model) {}

    public Accounting {
        accounts = Map.copyOf(accounts);
        channelPrices = Map.copyOf(channelPrices);
    }
}
