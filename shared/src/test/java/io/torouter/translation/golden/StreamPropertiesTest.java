package io.torouter.translation.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.translation.golden.LegalStreams.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.util.List;

/** Whatever comes in legal order leaves in legal form. */
class StreamPropertiesTest {
    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void anyLegalStreamBecomesLegalForClient(@ForAll long seed, @ForAll Dialect upstream, @ForAll Dialect client) {
        var stream = LegalStreams.stream(seed, upstream, new Shape(1, true, true));
        assertThat(Told.violations(client, Told.by(client, stream))).as("%s", stream).isEmpty();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void candidatesSideBySideBecomeLegalForClient(@ForAll long seed, @ForAll Dialect client) {
        var stream = LegalStreams.stream(seed, client, new Shape(3, true, true));
        assertThat(Told.violations(client, Told.by(client, stream))).as("%s", stream).isEmpty();
    }

    /** The streams that a vendor may send are those that its grammar allows: here what our encoders make of any. */
    @Property(tries = 3_000, shrinking = ShrinkingMode.OFF)
    void anyStreamOfVendorBecomesLegalForClient(@ForAll long seed, @ForAll Dialect upstream, @ForAll Dialect client) {
        var sent = Told.by(upstream, LegalStreams.stream(seed, upstream, new Shape(1, true, true)));
        var told = Told.by(client, Told.heard(upstream, sent));
        assertThat(Told.violations(client, told)).as("%s", sent).isEmpty();
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void streamOfOneDialectComesBackAsItWas(@ForAll long seed, @ForAll Dialect dialect) {
        var sent = Told.by(dialect, LegalStreams.stream(seed, dialect, new Shape(1, false, false)));
        var back = Told.by(dialect, withoutPings(Told.heard(dialect, sent)));
        assertThat(back).isEqualTo(sent.stream().filter(event -> !event.name().equals("ping")).toList());
    }

    private static List<StreamEvent> withoutPings(List<StreamEvent> stream) {
        return stream.stream().filter(event -> !(event instanceof StreamEvent.Ping)).toList();
    }
}
