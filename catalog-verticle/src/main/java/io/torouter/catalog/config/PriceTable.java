package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.YamlReading;
import io.torouter.money.PriceList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What vendors ask for their own models, from {@code model-prices.yaml}.
 *
 * @param prices by vendor and model
 */
public record PriceTable(Map<Key, PriceList> prices) {
    private static final String FILE = "model-prices.yaml";
    private static final String VERSION = "version";
    private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

    /** A vendor, by the type of its channels, and the id it gave a model. */
    public record Key(String type, String model) {}

    public PriceTable {
        prices = Map.copyOf(prices);
    }

    public static PriceTable shipped() {
        try (var resource = PriceTable.class.getResourceAsStream(FILE)) {
            var bytes = Objects.requireNonNull(resource, FILE + " is part of this module").readAllBytes();
            return read(new ConfigText(FILE, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException for a table that is not well-formed
     */
    static PriceTable read(ConfigText text) {
        var reading = new YamlReading(text, Map.of());
        var root = reading.root();
        var version = root.read(VERSION, Scalar.text(), text.name());
        var prices = new HashMap<Key, PriceList>();
        for (var type : root.keys()) {
            if (!type.equals(VERSION)) {
                var models = root.section(type);
                for (var model : models.keys()) {
                    var price = PriceSection.read(models.value(model), version);
                    if (price != null) {
                        prices.put(new Key(type, model), price);
                    }
                }
            }
        }
        if (!reading.problems().isEmpty()) {
            throw new IllegalArgumentException(String.valueOf(reading.problems()));
        }
        return new PriceTable(prices);
    }

    /** What a vendor asks for a model, or null where that is not known; an id with a date goes by the one without. */
    public @Nullable PriceList of(String type, String model) {
        var own = prices.get(new Key(type, model));
        return own != null ? own : prices.get(new Key(type, DATE.matcher(model).replaceFirst("")));
    }
}
