package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.config.Kind;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What models cost: by themselves, and at the channels that have a price of their own for them. */
record KnownPrices(Supplier<Snapshot> catalog, Origins origins) implements Source {
    /** Of whatever origin a model is, its price is here. */
    @Override
    public boolean has(String origin) {
        return true;
    }

    @Override
    public List<Item> after(String id, int most) {
        var snapshot = catalog.get();
        return priced(snapshot).stream()
                .filter(model -> model.compareTo(id) > 0)
                .sorted(Comparator.naturalOrder())
                .limit(most)
                .map(model -> shown(model, snapshot))
                .toList();
    }

    @Override
    public @Nullable Item find(String id) {
        var snapshot = catalog.get();
        return priced(snapshot).contains(id) ? shown(id, snapshot) : null;
    }

    private static Set<String> priced(Snapshot snapshot) {
        var ids = new HashSet<String>();
        snapshot.models().values().stream().filter(model -> model.prices() != null).map(Model::id).forEach(ids::add);
        snapshot.accounting().channelPrices().keySet().forEach(offer -> ids.add(offer.model()));
        return ids;
    }

    private Item shown(String id, Snapshot snapshot) {
        var json = JsonNodeFactory.instance.objectNode().put("id", id);
        var model = snapshot.models().get(id);
        var prices = model == null ? null : model.prices();
        if (prices != null) {
            json.set("price", PriceView.json(prices));
        }
        json.set("channels", atChannels(id, snapshot));
        return new Item(id, json.put(Item.ORIGIN, origins.of(Kind.MODEL, id)));
    }

    private static ObjectNode atChannels(String model, Snapshot snapshot) {
        var json = JsonNodeFactory.instance.objectNode();
        snapshot.accounting().channelPrices().entrySet().stream()
                .filter(price -> price.getKey().model().equals(model))
                .sorted(Comparator.comparing(price -> price.getKey().channel()))
                .forEach(price -> json.set(price.getKey().channel(), PriceView.json(price.getValue())));
        return json;
    }
}
