package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void aKeysOwnLimitsGoBeforeThoseOfItsGroup() {
        var own = new Limits(0, 60, 0, 2, 0, 0, 7);
        var group = new Limits(5, 1, 100, 1, 3, 0, 1);

        assertThat(own.or(group)).isEqualTo(new Limits(5, 60, 100, 2, 3, 0, 7));
        assertThat(Limits.NONE.or(Limits.NONE).isNone()).isTrue();
    }
}
