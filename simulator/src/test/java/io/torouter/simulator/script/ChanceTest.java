package io.torouter.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.settings.SimulatorFault;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.LongStream;

class ChanceTest {
    private static final Script SCRIPT = Script.USUAL.with(Map.of("tokens", "10"));
    private static final Chance CHANCE = new Chance(new SimulatorFault(0.2, 529, 0.3, 0.4), 7);

    @Test
    void dealsEachFaultItsShareOfTheStreams() {
        assertThat(share(Fault.STATUS)).isBetween(0.15, 0.25);
        assertThat(share(Fault.CLOSE)).isBetween(0.25, 0.35);
        assertThat(share(Fault.STALL)).isBetween(0.35, 0.45);
    }

    @Test
    void strikesStreamsHalfway() {
        var struck =
                LongStream.range(0, 100)
                        .mapToObj(i -> CHANCE.roll(SCRIPT, i, true))
                        .filter(script -> script.fault() == Fault.CLOSE)
                        .findFirst()
                        .orElseThrow();
        assertThat(struck.after()).isEqualTo(5);
    }

    @Test
    void neitherCutsNorStallsWhatIsNotStreamed() {
        assertThat(LongStream.range(0, 1000).mapToObj(i -> CHANCE.roll(SCRIPT, i, false).fault()))
                .containsOnly(Fault.NONE, Fault.STATUS);
    }

    @Test
    void leavesAFaultThatIsThereAlone() {
        var script = SCRIPT.with(Map.of("fault", "truncate"));
        assertThat(LongStream.range(0, 100).mapToObj(i -> CHANCE.roll(script, i, true))).containsOnly(script);
    }

    private static double share(Fault fault) {
        return LongStream.range(0, 1000).filter(i -> CHANCE.roll(SCRIPT, i, true).fault() == fault).count() / 1000.0;
    }
}
