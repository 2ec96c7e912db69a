package io.torouter.money;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a model costs from a moment on.
 *
 * @param version names it in the ledger
 * @param from when it came into force; {@link Instant#MIN} for always
 * @param rates of prompts below the first tier
 * @param tiers of longer prompts, the shortest first
 */
public record Price(String version, Instant from, Rates rates, List<Tier> tiers) {
    /**
     * Rates of a whole request with a long prompt.
     *
     * @param above tokens read, cached ones included, that the request has to exceed
     */
    public record Tier(long above, Rates rates) {}

    public Price {
        tiers = tiers.stream().sorted(Comparator.comparingLong(Tier::above)).toList();
    }

    /** One that always held, without tiers. */
    public static Price always(String version, Rates rates) {
        return new Price(version, Instant.MIN, rates, List.of());
    }

    /**
     * @param totalInput tokens read, cached ones included
     */
    public Rates rates(long totalInput) {
        var now = rates;
        for (var tier : tiers) {
            if (totalInput > tier.above()) {
                now = tier.rates();
            }
        }
        return now;
    }
}
