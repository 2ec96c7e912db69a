package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.snapshot.Model;

import java.util.ArrayList;
import java.util.List;

/** The {@code models} of the file: what is known of a model beyond its id. */
final class ModelSection {
    private static final Scalar<Long> TOKENS = Scalar.wholeLong(0);

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
                        PriceSection.read(in.value("price")),
                        ModelCards.read(in));
        in.refuseOthers();
        ids.claim(id, item);
        if (!served.anywhere(id)) {
            item.warn("no channel serves '" + id + "'");
        }
        return model;
    }
}
