package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectationTest {
    private final Expectation expectation = new Expectation();

    @Test
    void comesDownToWhatAnswersReallyHave() {
        for (int i = 0; i < 60; i++) {
            expectation.saw(100);
        }

        assertThat(expectation.tokens()).isEqualTo(100);
    }

    @Test
    void risesAtOnce() {
        expectation.saw(50_000);

        assertThat(expectation.tokens()).isEqualTo(50_000);
    }
}
