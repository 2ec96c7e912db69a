package io.torouter.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class QuantitiesTest {
    private static final Scalar<Long> SIZE = Quantities.size("0", "4000000000GB");
    private static final Scalar<Duration> DURATION = Quantities.duration("0", "24h");

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "512B, 512", "64KB, 65536", "64MB, 67108864", "3GB, 3221225472"})
    void readsSizesInStepsOf1024(String text, long bytes) {
        assertThat(SIZE.parser().parse(text, text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "500ms, PT0.5S", "5s, PT5S", "2m, PT2M", "1h, PT1H", "1d, PT24H"})
    void readsDurations(String text, Duration duration) {
        assertThat(DURATION.parser().parse(text, text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1MB", "1.5MB", "1mb", "1MiB", "1 MB", "999999999999999GB"})
    void refusesOtherSizes(String text) {
        assertThatThrownBy(() -> SIZE.parser().parse(text, text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5s", "5S", "5 s", "2d", "1w", "999999999999999h"})
    void refusesOtherDurations(String text) {
        assertThatThrownBy(() -> DURATION.parser().parse(text, text)).isInstanceOf(IllegalArgumentException.class);
    }
}
