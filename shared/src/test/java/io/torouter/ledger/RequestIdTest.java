package io.torouter.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 35, 36, 1_795_000_000_000L, 101_559_956_668_415L})
    void tellsWhenTheRequestCame(long millis) {
        var id = RequestId.of(millis, "x_1");

        assertThat(RequestId.isTimed(id)).isTrue();
        assertThat(RequestId.millis(id)).isEqualTo(millis);
        assertThat(id).hasSize(17).startsWith("req_").endsWith("_x_1");
    }

    @Test
    void timesThatNoClockShouldShowAreTheNextOnes() {
        assertThat(RequestId.millis(RequestId.of(-5, "x"))).isZero();
        assertThat(RequestId.millis(RequestId.of(Long.MAX_VALUE, "x"))).isEqualTo(101_559_956_668_415L);
        assertThat(Instant.ofEpochMilli(101_559_956_668_415L).toString()).startsWith("5188-");
    }

    @Test
    void sortByTime() {
        assertThat(RequestId.of(999, "z")).isLessThan(RequestId.of(1_000_000, "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "req_",
                "req_0mhm7abcd",
                "req_0mhm7abcde1",
                "req_1q2w3e4r5t6y7_1",
                "req_0MHM7ABCD_1",
                "abc_0mhm7abcd_1",
                "req_0mhm7-bcd_1"
            })
    void othersHaveNoTime(String id) {
        assertThat(RequestId.isTimed(id)).isFalse();
    }
}
