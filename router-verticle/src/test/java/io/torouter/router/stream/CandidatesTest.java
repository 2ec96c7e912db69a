package io.torouter.router.stream;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.snapshot.Channel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class CandidatesTest {
    private final List<Channel> channels = IntStream.range(0, 6).mapToObj(i -> channel("c" + i).channel()).toList();
    private final Candidates candidates = new Candidates(channels);

    @Test
    void atFirstAllAreEligibleInTheirOrder() {
        assertThat(candidates.eligible(_ -> true)).isEqualTo(channels);
        assertThat(candidates.attempts()).isZero();
    }

    @Test
    void whatWasTriedIsNotEligibleAgain() {
        candidates.tried(channels.get(1));

        assertThat(candidates.eligible(_ -> true)).doesNotContain(channels.get(1)).hasSize(5);
    }

    @Test
    void whatIsAtItsLimitIsNotEligible() {
        assertThat(candidates.eligible(channel -> channel.id().equals("c3"))).containsExactly(channels.get(3));
    }

    @Test
    void fourAttemptsAreEnough() {
        channels.subList(0, 3).forEach(candidates::tried);
        assertThat(candidates.mayTryAnother()).isTrue();

        candidates.tried(channels.get(3));
        assertThat(candidates.mayTryAnother()).isFalse();
        assertThat(candidates.attempts()).isEqualTo(4);
    }
}
