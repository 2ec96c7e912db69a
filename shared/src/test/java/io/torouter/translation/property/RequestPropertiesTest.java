package io.torouter.translation.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.grid.Halves;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds of every request that a vendor takes. Seeds are fixed, so that a build that passed passes again. */
class RequestPropertiesTest {
    private static final Halves HALVES = Halves.builtIn();

    @Property(tries = 2_000, seed = "20261124", shrinking = ShrinkingMode.OFF)
    void requestOfOneDialectComesBackAsItWas(@ForAll long seed, @ForAll Dialect dialect) {
        var sent = Bodies.requests(dialect, seed).body();
        var drops = new Drops(dialect);
        var back = back(dialect, sent, drops);
        assertThat(Differences.between(Synonyms.request(dialect, sent), Synonyms.request(dialect, back)))
                .as("%s", sent)
                .isEmpty();
        assertThat(drops.names()).as("%s", sent).isEmpty();
    }

    private static ObjectNode back(Dialect dialect, ObjectNode sent, Drops drops) {
        var half = HALVES.byDialect().get(dialect).requests();
        var read = half.decode(sent.deepCopy(), Bodies.MODEL, sent.path("stream").asBoolean());
        return half.encode(read, Everything.of(dialect, sent), drops).body();
    }

    @Property(tries = 2_000, seed = "20261125", shrinking = ShrinkingMode.OFF)
    void nothingUnknownIsLostSilentlyAtNewestModel(
            @ForAll long seed, @ForAll Dialect client, @ForAll Dialect upstream) {
        var sent = Bodies.requests(client, seed).body();
        assertThat(Carried.into(upstream, Newest.of(upstream), client, sent).lost()).as("%s", sent).isEmpty();
    }

    @Property(tries = 2_000, seed = "20261126", shrinking = ShrinkingMode.OFF)
    void nothingUnknownIsLostSilentlyWhereAllIsTaken(
            @ForAll long seed, @ForAll Dialect client, @ForAll Dialect upstream) {
        var sent = Bodies.requests(client, seed).body();
        var target = Everything.of(upstream, sent);
        assertThat(Carried.into(upstream, target, client, sent).lost()).as("%s", sent).isEmpty();
    }
}
