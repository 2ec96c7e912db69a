package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Surface;
import io.torouter.limits.Standing;
import io.vertx.core.MultiMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class LimitHeadersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "17, 17ms",
        "1000, 1s",
        "1410, 1.5s",
        "59999, 60s",
        "60000, 1m0s",
        "360000, 6m0s",
        "3600001, 1h0m1s"
    })
    void aSpanIsWrittenAsOpenAiWritesIt(long millis, String text) {
        assertThat(LimitHeaders.span(millis)).isEqualTo(text);
    }

    @Test
    void anthropicsResetIsAMomentThatIsNotTooEarly() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        var standing = new Standing(Standing.Count.UNLIMITED, new Standing.Count(10, 4, 1_500));

        LimitHeaders.write(headers, Surface.ANTHROPIC, standing, Instant.parse("2026-11-28T12:00:00Z"));

        assertThat(headers.get("anthropic-ratelimit-tokens-reset")).isEqualTo("2026-11-28T12:00:02Z");
        assertThat(headers.get("anthropic-ratelimit-tokens-remaining")).isEqualTo("4");
        assertThat(headers.contains("anthropic-ratelimit-requests-limit")).isFalse();
    }
}
