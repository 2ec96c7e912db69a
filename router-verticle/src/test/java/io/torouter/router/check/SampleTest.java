package io.torouter.router.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class SampleTest {
    private static long taken(double share) {
        var sample = Sample.of(share);
        return IntStream.range(0, 100_000).filter(i -> sample.has("req_" + i)).count();
    }

    @Test
    void takesItsShareOfIdsThatAreAlike() {
        assertThat(taken(0)).isZero();
        assertThat(taken(1)).isEqualTo(100_000);
        assertThat(taken(0.01)).isCloseTo(1000, within(150L));
        assertThat(taken(0.5)).isCloseTo(50_000, within(1000L));
    }

    @Test
    void takesTheSameRequestAlways() {
        assertThat(Sample.of(0.3).has("req_7")).isEqualTo(Sample.of(0.3).has("req_7"));
    }

    @Test
    void refusesWhatIsNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(Double.NaN));
    }
}
