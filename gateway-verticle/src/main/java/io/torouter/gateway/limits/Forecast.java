package io.torouter.gateway.limits;

import io.torouter.money.Cost;
import io.torouter.money.Rates;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Snapshot;
import io.torouter.usage.Usage;

import java.time.Instant;

/** What a request is likely to cost. */
public final class Forecast {
    private Forecast() {}

    /**
     * The most that it is likely to cost, in nanodollars: at the dearest of the channels that may serve it.
     *
     * @param model a public id
     */
    public static long of(Snapshot snapshot, Group group, String model, Usage expected) {
        var lead = group.lead(model);
        if (lead == null) {
            return 0;
        }
        var now = Instant.now();
        long most = 0;
        for (var channel : lead.route().candidates()) {
            var price = snapshot.price(channel.id(), lead.model(), now);
            if (price != null) {
                most = Math.max(most, cost(price.rates(expected.totalInput()), expected, group));
            }
        }
        return most;
    }

    private static long cost(Rates rates, Usage usage, Group group) {
        return Cost.of(rates, usage, group.terms().multiplier()).total();
    }
}
