package io.torouter.translation.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.translation.features.Telling;
import io.torouter.translation.golden.Told;
import io.torouter.translation.grid.Halves;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A stream says what the whole answer says, and says it again after it was read. Seeds are fixed, so that a build that
 * passed passes again.
 */
class StreamedAnswersTest {
    private static final Halves HALVES = Halves.builtIn();

    @Property(tries = 1_000, seed = "20261130", shrinking = ShrinkingMode.OFF)
    void streamTellsTheWholeAnswer(@ForAll long seed, @ForAll Dialect dialect) {
        var given = Bodies.answers(dialect, seed).body();
        var answer = HALVES.byDialect().get(dialect).answers().decode(given.deepCopy());
        var events = Told.by(dialect, Telling.of(answer));
        assertThat(Told.violations(dialect, events)).as("%s", given).isEmpty();
        var told = StreamSynonyms.of(dialect, Accumulated.of(dialect, events));
        assertThat(Differences.between(StreamSynonyms.of(dialect, given), told)).as("%s%n%s", given, events).isEmpty();
    }

    @Property(tries = 1_000, seed = "20261201", shrinking = ShrinkingMode.OFF)
    void streamThatWasReadTellsTheSame(@ForAll long seed, @ForAll Dialect dialect) {
        var answer = HALVES.byDialect().get(dialect).answers().decode(Bodies.answers(dialect, seed).body());
        var events = Told.by(dialect, Telling.of(answer));
        var again = Told.by(dialect, Told.heard(dialect, events));
        assertThat(Told.violations(dialect, again)).as("%s", events).isEmpty();
        var expected = StreamSynonyms.of(dialect, Accumulated.of(dialect, events));
        var told = StreamSynonyms.of(dialect, Accumulated.of(dialect, again));
        assertThat(Differences.between(expected, told)).as("%s", events).isEmpty();
    }
}
