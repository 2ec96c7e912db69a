package io.torouter.catalog.source;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.config.PriceTable;
import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What vendors say of their models, from {@code model-facts.txt}: for those that the configuration does not describe;
 * and what they ask for them, where it names no price.
 */
record ModelFacts(Map<Key, Model> facts, PriceTable prices) {
    private static final String NONE = "-";

    /** A vendor, by the type of its channels, and the id it gave a model. */
    record Key(String type, String model) {}

    static ModelFacts shipped() {
        try (var resource = ModelFacts.class.getResourceAsStream("model-facts.txt")) {
            var bytes = Objects.requireNonNull(resource, "model-facts.txt is part of this module").readAllBytes();
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The declared models, and the known ones among those that channels serve and nobody declared; all with prices. */
    List<Model> complete(List<Model> declared, List<Channel> channels) {
        var upstreams = upstreams(channels);
        var all = new LinkedHashMap<String, Model>();
        declared.forEach(model -> all.put(model.id(), priced(model, upstreams.get(model.id()))));
        upstreams.forEach((id, upstream) -> {
            var known = facts.get(upstream);
            if (known != null) {
                all.putIfAbsent(id, priced(known.named(id), upstream));
            }
        });
        return List.copyOf(all.values());
    }

    private Model priced(Model model, @Nullable Key upstream) {
        var price = upstream == null || model.prices() != null ? null : prices.of(upstream.type(), upstream.model());
        return price == null ? model : model.at(price);
    }

    /**
     * By public id, the vendor's model that serves it. Where channels lead to models that differ, the one that sorts
     * first counts.
     */
    private Map<String, Key> upstreams(List<Channel> channels) {
        var upstreams = new TreeMap<String, Key>();
        for (var channel : channels) {
            channel.models()
                    .forEach((id, upstream) -> {
                        var key = new Key(channel.type().id(), upstream);
                        if (facts.containsKey(key) || prices.of(key.type(), upstream) != null) {
                            upstreams.merge(id, key, (a, b) -> a.model().compareTo(b.model()) <= 0 ? a : b);
                        }
                    });
        }
        return upstreams;
    }

    private static ModelFacts parse(String text) {
        return new ModelFacts(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split(" ", -1))
                        .collect(toMap(words -> new Key(words[0], words[1]), ModelFacts::model)),
                PriceTable.shipped());
    }

    private static Model model(String[] words) {
        var card =
                new ModelCard(
                        null, modalities(words[4]), modalities(words[5]), capabilities(words[6]), list(words[7]), null);
        return new Model(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), null, card);
    }

    private static Set<Modality> modalities(String words) {
        var modalities = EnumSet.noneOf(Modality.class);
        list(words).forEach(word -> modalities.add(Modality.valueOf(word.toUpperCase(Locale.ROOT))));
        return modalities;
    }

    private static Set<Capability> capabilities(String words) {
        var capabilities = EnumSet.noneOf(Capability.class);
        list(words).forEach(word -> capabilities.add(Capability.valueOf(word.toUpperCase(Locale.ROOT))));
        return capabilities;
    }

    private static List<String> list(String words) {
        return words.equals(NONE) ? List.of() : List.of(words.split(","));
    }
}
