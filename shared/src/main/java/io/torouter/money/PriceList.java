package io.torouter.money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The prices of one model, one after another.
 *
 * @param versions the oldest first
 */
public record PriceList(List<Price> versions) {
    public PriceList {
        versions = versions.stream().sorted(Comparator.comparing(Price::from)).toList();
    }

    public static PriceList of(Price price) {
        return new PriceList(List.of(price));
    }

    /** The price in force, or null where there was none yet. */
    public @Nullable Price at(Instant moment) {
        Price now = null;
        for (var version : versions) {
            if (!version.from().isAfter(moment)) {
                now = version;
            }
        }
        return now;
    }
}
