package io.torouter.router.stream;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.snapshot.Channel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class CandidatesTest {
    private final List<Channel> channels = IntStream.range(0, 6).mapToObj(i -> channel("c" + i).channel()).toList();
    private final Candidates candidates = new Candidates(channels, _ -> true);

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

    @Test
    void whatCannotCarryTheRequestIsPassedOverAndIsNoAttempt() {
        candidates.unable(channels.getFirst());

        assertThat(candidates.eligible(_ -> true)).doesNotContain(channels.getFirst()).hasSize(5);
        assertThat(candidates.attempts()).isZero();
    }

    @Test
    void aRequestIsSpentWhenEveryChannelWasTriedOrIsUnable() {
        channels.subList(0, 3).forEach(candidates::tried);
        channels.subList(3, 5).forEach(candidates::unable);
        assertThat(candidates.isSpent()).isFalse();

        candidates.unable(channels.getLast());
        assertThat(candidates.isSpent()).isTrue();
    }

    @Test
    void insideAPriorityChannelsThatNeedNoTranslationGoFirst() {
        var some = new Candidates(channels, channel -> channel.id().equals("c4"));

        assertThat(some.eligible(_ -> true)).containsExactly(channels.get(4));
        assertThat(some.eligible(channel -> !channel.id().equals("c4"))).hasSize(5);
    }

    @Test
    void aBetterPriorityWinsOverTheSameDialect() {
        var foreign = channel("foreign").ranked(1, 1).channel();
        var same = channel("same").ranked(2, 1).channel();
        var both = new Candidates(List.of(foreign, same), channel -> channel.id().equals("same"));

        assertThat(both.eligible(_ -> true)).first().isEqualTo(foreign);
    }
}
