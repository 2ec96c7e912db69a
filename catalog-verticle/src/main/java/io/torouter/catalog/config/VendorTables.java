package io.torouter.catalog.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.catalog.yaml.YamlReading;
import io.torouter.dialect.Dialect;
import io.torouter.snapshot.ChannelType;
import io.torouter.translation.vendor.TraitKind;
import io.torouter.translation.vendor.VendorRule;
import io.torouter.translation.vendor.Vendors;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The operator's vendor tables, one file for each dialect: lists of rules, read with the means of the configuration
 * since JSON is YAML. Their rules come behind those of the release and win over them.
 */
final class VendorTables {
    private static final String ENDING = ".json";
    private static final Scalar<String> HOST = Scalar.matching("the end of a host name", "[A-Za-z0-9.:_-]{1,255}");
    private static final Scalar<String> PATTERN = Scalar.matching("a model id, stars allowed", "\\S+");
    private static final Scalar<String> TYPE =
            Scalar.oneOf(
                    "channel type",
                    Arrays.stream(ChannelType.values()).collect(Collectors.toMap(ChannelType::id, ChannelType::id)));
    private static final Scalar<Integer> NUMBER = Scalar.whole(0, Integer.MAX_VALUE);
    private static final Scalar<BigDecimal> DECIMAL = Scalar.decimal(0, Integer.MAX_VALUE);

    /** Empty for what a host does not have. */
    private static final Scalar<String> TEXT = Scalar.matching("text", "(?s).*");

    private final Map<String, String> environment;
    private final List<VendorRule> rules = new ArrayList<>();
    private final List<ConfigProblem> problems = new ArrayList<>();

    VendorTables(Map<String, String> environment) {
        this.environment = environment;
    }

    Vendors vendors() {
        return Vendors.builtIn().with(rules);
    }

    List<ConfigProblem> problems() {
        return problems;
    }

    void read(ConfigText text) {
        var name = String.valueOf(Path.of(text.name()).getFileName());
        var dialect = Dialect.byId(name.substring(0, name.length() - ENDING.length()));
        if (dialect.isEmpty()) {
            var names = Arrays.stream(Dialect.values()).map(each -> each.id() + ENDING).toList();
            problems.add(
                    new ConfigProblem(text.name(), 0, 0, "", "no dialect has such a table: expected one of " + names));
            return;
        }
        var reading = new YamlReading(new ConfigText(text.name(), text.content().replace('\t', ' ')), environment);
        reading.items().forEach(item -> rules.add(rule(dialect.get(), item)));
        problems.addAll(reading.problems());
    }

    private VendorRule rule(Dialect dialect, Value item) {
        var in = item.fields();
        var rule =
                new VendorRule(
                        dialect,
                        in.list("types", TYPE),
                        in.list("hosts", HOST),
                        in.list("models", PATTERN),
                        traits(in.section("traits"), Vendors.traits(dialect)));
        in.refuseOthers();
        return rule;
    }

    private static ObjectNode traits(Fields in, Map<String, TraitKind> known) {
        var traits = JsonNodeFactory.instance.objectNode();
        for (var name : List.copyOf(in.keys())) {
            var kind = kindOf(name, known);
            if (kind != null) {
                put(traits, name, kind, in);
            }
        }
        known.keySet().forEach(in::value);
        in.refuseOthers();
        return traits;
    }

    private static @Nullable TraitKind kindOf(String name, Map<String, TraitKind> known) {
        var exact = known.get(name);
        if (exact != null) {
            return exact;
        }
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("*"))
                .filter(entry -> name.startsWith(entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void put(ObjectNode traits, String name, TraitKind kind, Fields in) {
        switch (kind) {
            case TraitKind.Word(var words) -> {
                var known = words.stream().collect(Collectors.toMap(word -> word, word -> word));
                traits.put(name, in.read(name, Scalar.oneOf("word", known), ""));
            }
            case TraitKind.Plain plain -> put(traits, name, plain, in);
        }
    }

    private static void put(ObjectNode traits, String name, TraitKind.Plain kind, Fields in) {
        switch (kind) {
            case FLAG -> traits.put(name, in.read(name, Scalar.flag(), false));
            case NUMBER -> traits.put(name, in.read(name, NUMBER, 0));
            case DECIMAL -> traits.put(name, in.read(name, DECIMAL, BigDecimal.ZERO));
            case TEXT -> traits.put(name, in.read(name, TEXT, ""));
            case WORDS -> in.list(name, Scalar.text()).forEach(traits.withArray(name)::add);
        }
    }
}
