package io.torouter.translation.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.dialect.Dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of all vendors: rules in order, of which every one that matches adds its traits, and later ones win.
 *
 * <p>A rule is {@code {"hosts": […], "types": […], "models": […], "traits": {…}}}; what it does not name matches all.
 * Hosts match by their end, channel types whole, models by a pattern in which stars stand for any text.
 *
 * @param rules by dialect; each list in order
 */
public record Vendors(List<VendorRule> rules) {
    private static final JsonMapper JSON = new JsonMapper();

    public Vendors {
        rules = List.copyOf(rules);
    }

    /** The tables of this release. */
    public static Vendors builtIn() {
        var rules = new ArrayList<VendorRule>();
        for (var dialect : Dialect.values()) {
            rules.addAll(rulesOf(dialect, resource(dialect)));
        }
        return new Vendors(rules);
    }

    /** Ours, and then the rules of an operator. */
    public Vendors with(List<VendorRule> others) {
        var all = new ArrayList<>(rules);
        all.addAll(others);
        return new Vendors(all);
    }

    static List<VendorRule> rulesOf(Dialect dialect, JsonNode rules) {
        var read = new ArrayList<VendorRule>();
        rules.forEach(rule -> read.add(VendorRule.of(dialect, rule)));
        return read;
    }

    /** The names that rules of the dialect may use; one that ends in a star stands for all that begin so. */
    public static Map<String, TraitKind> traits(Dialect dialect) {
        var names = new TreeMap<String, TraitKind>();
        Vendor.readAll(dialect, new Traits(JsonNodeFactory.instance.objectNode(), names::put));
        return names;
    }

    private static JsonNode resource(Dialect dialect) {
        var name = dialect.id() + ".json";
        try (var in = Vendors.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in this build: " + name);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a model takes at an upstream.
     *
     * @param type of the channel, such as {@code openai-compatible}
     * @param host of its base URL
     * @param model the upstream's id
     */
    public Vendor of(Dialect dialect, String type, String host, String model) {
        var merged = JsonNodeFactory.instance.objectNode();
        for (var rule : rules) {
            if (rule.matches(dialect, type, host, model)) {
                merged.setAll(rule.traits());
            }
        }
        return Vendor.of(new Traits(merged));
    }
}
