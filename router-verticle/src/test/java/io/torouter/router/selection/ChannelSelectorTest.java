package io.torouter.router.selection;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.torouter.snapshot.Channel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ChannelSelectorTest {
    private static final int DRAWS = 20_000;
    private static final Channel ONE = channel("one").ranked(1, 1).channel();
    private static final Channel THREE = channel("three").ranked(1, 3).channel();
    private static final Channel SIX = channel("six").ranked(1, 6).channel();
    private static final Channel SPARE = channel("spare").ranked(2, 100).channel();
    private final ChannelSelector selector = new ChannelSelector(new Random(42));

    @Test
    void nothingEligibleIsNothingSelected() {
        assertThat(selector.select(List.of(), "")).isNull();
        assertThat(selector.select(List.of(), "session")).isNull();
    }

    @Test
    void theBestPriorityGoesFirstWhateverTheWeights() {
        assertThat(shares(List.of(ONE, THREE, SPARE), _ -> "")).doesNotContainKey("spare");
        assertThat(shares(List.of(ONE, THREE, SPARE), i -> "s" + i)).doesNotContainKey("spare");
    }

    @Test
    void theNextPriorityServesWhenTheBestIsGone() {
        assertThat(selector.select(List.of(SPARE), "")).isEqualTo(SPARE);
    }

    @Test
    void weightsAreSharesOfTheDraws() {
        assertWeighted(shares(List.of(ONE, THREE, SIX), _ -> ""));
    }

    @Test
    void weightsAreSharesOfTheConversations() {
        assertWeighted(shares(List.of(ONE, THREE, SIX), i -> "laptop/session-" + i));
    }

    @Test
    void aConversationStaysOnItsChannel() {
        var other = new ChannelSelector(new Random(1));
        var channels = List.of(ONE, THREE, SIX);

        for (int i = 0; i < 100; i++) {
            var first = selector.select(channels, "s" + i);
            assertThat(other.select(channels.reversed(), "s" + i)).isEqualTo(first);
        }
    }

    @Test
    void aChannelThatGoesMovesOnlyItsOwn() {
        for (int i = 0; i < 1000; i++) {
            var before = selector.select(List.of(ONE, THREE, SIX), "s" + i);
            var after = selector.select(List.of(ONE, SIX), "s" + i);
            if (!THREE.equals(before)) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    private Map<String, Double> shares(List<Channel> channels, Function<Integer, String> affinity) {
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> selector.select(channels, affinity.apply(i)))
                .collect(Collectors.groupingBy(Channel::id, Collectors.summingDouble(_ -> 1.0 / DRAWS)));
    }

    private static void assertWeighted(Map<String, Double> shares) {
        assertThat(shares.get("one")).isCloseTo(0.1, within(0.02));
        assertThat(shares.get("three")).isCloseTo(0.3, within(0.02));
        assertThat(shares.get("six")).isCloseTo(0.6, within(0.02));
    }
}
