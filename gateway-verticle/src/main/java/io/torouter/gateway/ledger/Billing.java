package io.torouter.gateway.ledger;

import io.torouter.dialect.Operation;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Exchange;
import io.torouter.money.Cost;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/** Prices requests that are over: once, for limits and ledger alike. Confined to the edge's event loop. */
public record Billing(Supplier<Snapshot> catalog) {
    private static final Logger LOG = LoggerFactory.getLogger(Billing.class);

    /** Others hear of what is over with its bill. */
    public Completion before(Completion others) {
        return (exchange, ending) -> others.over(exchange, ending.with(bill(exchange, ending)));
    }

    /** What is wrong with a price is no reason to break the answer off that it is for. */
    private Exchange.@Nullable Bill bill(Exchange exchange, Exchange.Ending ending) {
        var operation = exchange.operation();
        var key = exchange.apiKey();
        if (operation == null || key == null) {
            return null;
        }
        try {
            return bill(exchange, operation, key, ending);
        } catch (RuntimeException fault) {
            LOG.error("request {} has no price, and is lost for the ledger", exchange.id(), fault);
            return null;
        }
    }

    private Exchange.Bill bill(Exchange exchange, Operation operation, ApiKey key, Exchange.Ending ending) {
        var snapshot = catalog.get();
        var group = snapshot.group(key.group());
        var model = publicModel(group, exchange.model());
        var started = exchange.started();
        var pricing = new Pricing(snapshot, started, group == null ? Cost.ONCE : group.terms().multiplier());
        var charge = pricing.of(operation, model, ending.settlement(), ending.status());
        return new Exchange.Bill(key, operation, model, started, charge);
    }

    /** Prices and channels know a model by the id without the suffix that clients may put behind it. */
    private static String publicModel(@Nullable Group group, String model) {
        var lead = group == null || model.isEmpty() ? null : group.lead(model);
        return lead == null ? model : lead.model();
    }
}
