package io.torouter.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private static final int KB = 1024;

    @Test
    void countsWhatIsOpen() {
        var open = new OpenStreams(1 << 30);
        open.opened();
        open.opened();
        open.closed();

        assertThat(open.count()).isEqualTo(1);
    }

    @Test
    void aStreamStartsWith64Kilobytes() {
        assertThat(new OpenStreams(1 << 30).opened()).isEqualTo(64 * KB);
    }

    @Test
    void manyStreamsShareTheBudget() {
        var open = new OpenStreams(320 * KB);
        for (int i = 0; i < 9; i++) {
            open.opened();
        }

        assertThat(open.opened()).isEqualTo(32 * KB);
    }

    @Test
    void noStreamStartsWithLessThan8Kilobytes() {
        var open = new OpenStreams(0);

        assertThat(open.opened()).isEqualTo(8 * KB);
    }

    @Test
    void aWindowGrowsToItsDoubleUpTo512Kilobytes() {
        var open = new OpenStreams(1 << 30);
        open.opened();

        assertThat(open.growth(64 * KB)).isEqualTo(64 * KB);
        assertThat(open.growth(300 * KB)).isEqualTo(212 * KB);
        assertThat(open.growth(512 * KB)).isZero();
    }

    @Test
    void noWindowGrowsBeyondItsShare() {
        var open = new OpenStreams(100 * KB);
        open.opened();

        assertThat(open.growth(64 * KB)).isEqualTo(36 * KB);
        open.opened();
        assertThat(open.growth(64 * KB)).isZero();
    }
}
