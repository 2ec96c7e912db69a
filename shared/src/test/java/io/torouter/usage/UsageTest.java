package io.torouter.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void aPartThatExceedsItsWholeIsCutToIt() {
        var usage = new Usage(10, 0, 5, 3, 0).with(new Usage.Detail(6, 8, 8, 4, 1));

        assertThat(usage.detail()).isEqualTo(new Usage.Detail(5, 8, 2, 3, 1));
        assertThat(usage.plainInput()).isZero();
    }

    @Test
    void detailsAddNothingToTheTotals() {
        var usage = new Usage(10, 1, 5, 3, 2).with(new Usage.Detail(5, 4, 3, 2, 9));

        assertThat(usage.totalInput()).isEqualTo(16);
        assertThat(usage.totalOutput()).isEqualTo(5);
    }
}
