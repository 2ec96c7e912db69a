package io.torouter.router.selection;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.snapshot.Channel;

import org.junit.jupiter.api.Test;

class ChannelLoadTest {
    private static final long MINUTE = 60_000;
    private static final long NOON = 1_000 * MINUTE;
    private final ChannelLoad load = new ChannelLoad();

    @Test
    void anUnlimitedChannelAlwaysAdmits() {
        var free = channel("free").channel();
        for (int i = 0; i < 10_000; i++) {
            load.started(free, NOON);
        }

        assertThat(load.admits(free, NOON)).isTrue();
    }

    @Test
    void admitsAsManyAtOnceAsAllowed() {
        var channel = channel("c").limited(2, 0).channel();
        start(channel, 1, NOON);
        assertThat(load.admits(channel, NOON)).isTrue();

        start(channel, 1, NOON);
        assertThat(load.admits(channel, NOON)).isFalse();

        load.ended(channel);
        assertThat(load.admits(channel, NOON)).isTrue();
    }

    @Test
    void channelsDoNotShareTheirLimits() {
        var one = channel("one").limited(1, 0).channel();
        start(one, 1, NOON);

        assertThat(load.admits(channel("other").limited(1, 0).channel(), NOON)).isTrue();
    }

    @Test
    void aReloadedChannelKeepsItsCounts() {
        start(channel("c").limited(2, 0).channel(), 2, NOON);

        assertThat(load.admits(channel("c").limited(3, 0).channel(), NOON)).isTrue();
        assertThat(load.admits(channel("c").limited(2, 0).ranked(9, 9).channel(), NOON)).isFalse();
    }

    @Test
    void anEndWithoutABeginningIsOverlooked() {
        var channel = channel("c").limited(1, 0).channel();
        load.ended(channel);
        start(channel, 1, NOON);
        load.ended(channel);
        load.ended(channel);
        start(channel, 1, NOON);

        assertThat(load.admits(channel, NOON)).isFalse();
    }

    @Test
    void admitsAsManyAMinuteAsAllowed() {
        var channel = channel("c").limited(0, 10).channel();
        start(channel, 10, NOON);

        assertThat(load.admits(channel, NOON + MINUTE - 1)).isFalse();
    }

    @Test
    void theLastMinuteCountsByTheShareThatTheWindowStillCovers() {
        var channel = channel("c").limited(0, 10).channel();
        start(channel, 10, NOON);
        long half = NOON + MINUTE + MINUTE / 2;

        start(channel, 4, half);
        assertThat(load.admits(channel, half)).isTrue();
        start(channel, 1, half);
        assertThat(load.admits(channel, half)).isFalse();
    }

    @Test
    void whatIsTwoMinutesOldIsForgotten() {
        var channel = channel("c").limited(0, 10).channel();
        start(channel, 10, NOON);

        assertThat(load.admits(channel, NOON + 2 * MINUTE)).isTrue();
    }

    private void start(Channel channel, int times, long at) {
        for (int i = 0; i < times; i++) {
            load.started(channel, at);
        }
    }
}
