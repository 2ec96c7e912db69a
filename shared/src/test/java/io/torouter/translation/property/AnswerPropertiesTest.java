package io.torouter.translation.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.grid.Halves;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds of every answer that a vendor gives. Seeds are fixed, so that a build that passed passes again. */
class AnswerPropertiesTest {
    private static final Halves HALVES = Halves.builtIn();

    @Property(tries = 2_000, seed = "20261127", shrinking = ShrinkingMode.OFF)
    void wholeAnswerOfOneDialectComesBackAsItWas(@ForAll long seed, @ForAll Dialect dialect) {
        var given = Bodies.answers(dialect, seed).body();
        var drops = new Drops(dialect);
        var back = back(dialect, given, drops);
        assertThat(Differences.between(AnswerSynonyms.of(dialect, given), AnswerSynonyms.of(dialect, back)))
                .as("%s", given)
                .isEmpty();
        assertThat(drops.names()).as("%s", given).isEmpty();
    }

    private static ObjectNode back(Dialect dialect, ObjectNode given, Drops drops) {
        var half = HALVES.byDialect().get(dialect).answers();
        return half.encode(half.decode(given.deepCopy()), Asked.context(), drops);
    }
}
