package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The {@code models} of the file: what is known of a model beyond its id. */
final class ModelSection {
    private static final Scalar<Long> TOKENS = Scalar.wholeLong(0);
    private static final Scalar<BigDecimal> USD = Scalar.decimal(0, 1_000_000);

    private final Served served;
    private final Ids ids = new Ids("model id");

    ModelSection(Served served) {
        this.served = served;
    }

    List<Model> readAll(List<Value> items) {
        var models = new ArrayList<Model>();
        for (Value item : items) {
            models.add(read(item));
        }
        return models;
    }

    private Model read(Value item) {
        var in = item.fields();
        String id = in.require("id", Ids.MODEL, item.path());
        var model =
                new Model(
                        id,
                        in.read("context", TOKENS, 0L),
                        in.read("max_output", TOKENS, 0L),
                        price(in.value("price")),
                        ModelCards.read(in));
        in.refuseOthers();
        ids.claim(id, item);
        if (!served.anywhere(id)) {
            item.warn("no channel serves '" + id + "'");
        }
        return model;
    }

    private static @Nullable Price price(@Nullable Value at) {
        return at == null ? null : price(at.fields());
    }

    /** What goes through the cache costs as much as any input unless it has a price of its own. */
    private static Price price(Fields in) {
        BigDecimal input = in.require("input", USD, BigDecimal.ZERO);
        var price =
                new Price(
                        input,
                        in.require("output", USD, BigDecimal.ZERO),
                        in.read("cache_read", USD, input),
                        in.read("cache_write", USD, input));
        in.refuseOthers();
        return price;
    }
}
