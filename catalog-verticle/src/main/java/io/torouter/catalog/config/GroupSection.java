package io.torouter.catalog.config;

import static java.util.stream.Collectors.toMap;

import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;
import io.torouter.dialect.Surface;
import io.torouter.money.Cost;
import io.torouter.snapshot.GroupTerms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The {@code groups} of the file. */
final class GroupSection {
    /** Exists without being declared, unless the file declares groups. */
    static final String DEFAULT = "default";

    private static final Scalar<BigDecimal> MULTIPLIER = Scalar.decimal(0, 1000);
    private static final Scalar<Surface> SURFACE =
            Scalar.oneOf("surface", Stream.of(Surface.values()).collect(toMap(Surface::word, Function.identity())));

    private GroupSection() {}

    /**
     * The terms of groups by their ids, in the order of the file; never empty.
     *
     * @param others those that are not of the file
     */
    static Map<String, GroupTerms> readAll(List<Value> items, List<Value> others) {
        var ids = new Ids("group id");
        var groups = new LinkedHashMap<String, GroupTerms>();
        for (Value item : Stream.concat(items.stream(), others.stream()).toList()) {
            var in = item.fields();
            String id = in.require("id", Ids.ID, item.path());
            groups.put(id, terms(in));
            in.refuseOthers();
            ids.claim(id, item);
        }
        if (items.isEmpty()) {
            groups.putIfAbsent(DEFAULT, GroupTerms.USUAL);
        }
        return groups;
    }

    private static GroupTerms terms(Fields in) {
        var section = in.section("limits");
        var limits = LimitFields.read(section);
        section.refuseOthers();
        var multiplier = in.read("multiplier", MULTIPLIER, BigDecimal.ONE);
        return new GroupTerms(limits, millionths(multiplier), Set.copyOf(in.list("surfaces", SURFACE)));
    }

    private static long millionths(BigDecimal multiplier) {
        return multiplier.multiply(BigDecimal.valueOf(Cost.ONCE)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
