package io.torouter.router.upstream;

import static io.torouter.router.upstream.FailoverRule.NEXT;
import static io.torouter.router.upstream.FailoverRule.RETURN;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverRuleTest {
    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 408, 425, 429, 500, 502, 503, 504, 529, 599})
    void anotherChannelMayDoBetter(int status) {
        assertThat(FailoverRule.of(status, false)).isEqualTo(NEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 301, 400, 404, 405, 413, 415, 422, 451})
    void noOtherChannelWouldDoBetter(int status) {
        assertThat(FailoverRule.of(status, true)).isEqualTo(RETURN);
    }

    @Test
    void aConflictGoesOnOnlyWithAHintToRetry() {
        assertThat(FailoverRule.of(409, true)).isEqualTo(NEXT);
        assertThat(FailoverRule.of(409, false)).isEqualTo(RETURN);
    }
}
