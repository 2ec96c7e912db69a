package io.torouter.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class RetryHintTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

    private static long millis(String... headers) {
        var all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return RetryHint.millis(all, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7000",
        "' 7 ', 7000",
        "0.25, 250",
        "0, 0",
        "-5, 0",
        "soon, 0",
        "'Wed, 21 Oct 2026 07:28:09 GMT', 9000",
        "'Wed, 21 Oct 2026 07:27:00 GMT', 0",
        "999999999999999999999, 0"
    })
    void readsRetryAfter(String said, long millis) {
        assertThat(millis("retry-after", said)).isEqualTo(millis);
    }

    @Test
    void millisecondsAreMoreExact() {
        assertThat(millis("retry-after", "2", "retry-after-ms", "1250")).isEqualTo(1250);
        assertThat(millis("retry-after", "2", "retry-after-ms", "nonsense")).isEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource({"6m0s, 360000", "7.66s, 7660", "17ms, 17", "1h2m3s, 3723000", "1d, 86400000", "2x, 0", "'', 0"})
    void readsWhenALimitIsFullAgain(String reset, long millis) {
        assertThat(millis("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", reset)).isEqualTo(millis);
    }

    @Test
    void ofLimitsOnlyThoseCountOfWhichNothingRemains() {
        assertThat(
                        millis(
                                "anthropic-ratelimit-requests-remaining",
                                "3",
                                "anthropic-ratelimit-requests-reset",
                                "2026-10-21T08:00:00Z",
                                "anthropic-ratelimit-output-tokens-remaining",
                                "0",
                                "anthropic-ratelimit-output-tokens-reset",
                                "2026-10-21T07:28:30Z"))
                .isEqualTo(30_000);
    }

    @Test
    void aPointInTimeMayBeInMilliseconds() {
        var reset = Long.toString(NOW.plusSeconds(12).toEpochMilli());

        assertThat(millis("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset)).isEqualTo(12_000);
    }

    @Test
    void withoutAWordThereIsNoHint() {
        assertThat(millis("content-type", "application/json")).isZero();
    }
}
