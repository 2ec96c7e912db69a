package io.torouter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 127, 128, 1_000, 123_456_789, 1L << 40, Long.MAX_VALUE})
    void keepsADurationToWithinTwoPercent(long nanos) {
        var histogram = new Histogram();
        histogram.add(nanos);
        assertThat(histogram.quantile(0.5)).isCloseTo((double) nanos, within(Math.max(1, nanos * 0.02)));
    }

    @Test
    void findsTheDurationBelowWhichAShareLies() {
        var histogram = new Histogram();
        for (int i = 1; i <= 1000; i++) {
            histogram.add(i * 1000L);
        }
        assertThat(histogram.quantile(0.5)).isCloseTo(500_000, within(10_000.0));
        assertThat(histogram.quantile(0.99)).isCloseTo(990_000, within(20_000.0));
    }

    @Test
    void saysZeroOfNothing() {
        assertThat(new Histogram().quantile(0.5)).isZero();
    }
}
