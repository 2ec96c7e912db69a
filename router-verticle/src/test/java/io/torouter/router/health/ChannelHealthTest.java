package io.torouter.router.health;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.health.Cooldown;
import io.torouter.health.CooldownReason;
import io.torouter.router.Channels;
import io.torouter.router.health.ChannelHealth.State;
import io.torouter.router.health.Verdict.Busy;
import io.torouter.router.health.Verdict.Plain;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Snapshot;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class ChannelHealthTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final ChannelHealth health = new ChannelHealth(nanos::get);
    private final Channel one = channel("one").channel();
    private final Channel two = channel("two").channel();
    private final Snapshot catalog = Channels.catalog(one, two);

    private void end(Channel channel, Verdict verdict) {
        health.begun(channel, "m");
        health.ended(channel, "m", verdict);
    }

    private void fail(Channel channel) {
        for (int i = 0; i < Breaker.FAILURES; i++) {
            end(channel, Plain.FAILED);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aFailingModelIsLeftAloneAndNothingElse() {
        fail(one);

        assertThat(health.hold(one, "m")).isEqualTo(new Hold(CooldownReason.FAILURES, 5000));
        assertThat(health.hold(one, "other")).isNull();
        assertThat(health.hold(two, "m")).isNull();
        assertThat(health.state(one)).isEqualTo(State.PARTLY);
        assertThat(health.state(two)).isEqualTo(State.READY);
    }

    @Test
    void aRefusedCredentialIsOfAllModels() {
        end(one, Plain.DENIED);

        assertThat(health.hold(one, "other")).isEqualTo(new Hold(CooldownReason.CREDENTIAL_REFUSED, 60_000));
        assertThat(health.state(one)).isEqualTo(State.OFF);
    }

    @Test
    void oneRequestTriesItAgainAndTakesItBack() {
        fail(one);
        pass(Duration.ofSeconds(5));
        health.begun(one, "m");
        assertThat(health.hold(one, "m")).as("one is under way").isNotNull();

        health.answered(one, "m");

        assertThat(health.hold(one, "m")).isNull();
    }

    @Test
    void aFailureOfAnotherKindSaysNothingOfTheCredential() {
        end(one, Plain.DENIED);
        pass(Duration.ofSeconds(60));

        end(one, Plain.FAILED);

        assertThat(health.hold(one, "m")).as("the next may try").isNull();
        end(one, Plain.DENIED);
        assertThat(health.hold(one, "m")).isEqualTo(new Hold(CooldownReason.CREDENTIAL_REFUSED, 120_000));
    }

    @Test
    void whoAsksToWaitTakesTheCredential() {
        end(one, Plain.DENIED);
        pass(Duration.ofSeconds(60));

        end(one, new Busy(700));

        assertThat(health.hold(one, "m")).isEqualTo(new Hold(CooldownReason.RATE_LIMITED, 700));
        assertThat(health.hold(one, "other")).isNull();
    }

    @Test
    void anAttemptThatWasGivenUpLetsTheNextTry() {
        fail(one);
        pass(Duration.ofSeconds(5));

        end(one, Plain.UNKNOWN);

        assertThat(health.hold(one, "m")).isNull();
    }

    @Test
    void aChannelThatLeadsElsewhereStartsAnew() {
        fail(one);
        var moved = channel("one").at("http://127.0.0.1:2/v1").channel();

        assertThat(health.hold(moved, "m")).isNull();
        assertThat(health.state(moved)).isEqualTo(State.READY);
        end(moved, Plain.FAILED);
        assertThat(health.hold(moved, "m")).isNull();
    }

    @Test
    void whatBelongsToChannelsThatAreGoneIsForgotten() {
        fail(one);
        fail(two);

        health.sweep(Channels.catalog(two));

        assertThat(health.hold(one, "m")).isNull();
        assertThat(health.hold(two, "m")).isNotNull();
    }

    @Test
    void othersHearOfItAndLeaveItAloneToo() {
        var called = new AtomicInteger();
        health.whenCooling(called::incrementAndGet);
        fail(one);
        end(two, Plain.DENIED);
        assertThat(called).hasValue(2);

        var other = new ChannelHealth(nanos::get);
        other.told(health.found(), catalog);

        assertThat(other.hold(one, "m")).isEqualTo(new Hold(CooldownReason.FAILURES, 5000));
        assertThat(other.hold(two, "any")).isEqualTo(new Hold(CooldownReason.CREDENTIAL_REFUSED, 60_000));
        assertThat(other.found()).as("what one was told is not told on").isEmpty();
    }

    @Test
    void whatOneFindsOutOneselfIsToldEvenIfItWasToldFirst() {
        fail(one);
        var other = new ChannelHealth(nanos::get);
        other.told(health.found(), catalog);
        pass(Duration.ofSeconds(5));

        other.begun(one, "m");
        other.ended(one, "m", Plain.FAILED);

        assertThat(other.found()).extracting(Cooldown::channel).containsExactly("one");
    }

    @Test
    void whatOthersSayOfAChannelThatIsNotTheSameHereIsNotHeard() {
        fail(one);
        var other = new ChannelHealth(nanos::get);

        other.told(health.found(), Channels.catalog(channel("one").at("http://127.0.0.1:2/v1").channel()));
        other.told(health.found(), Channels.catalog(two));

        assertThat(other.hold(channel("one").at("http://127.0.0.1:2/v1").channel(), "m")).isNull();
        assertThat(other.hold(one, "m")).isNull();
    }

    @Test
    void whatIsClearedIsInUseAtOnceAndStaysSoWhenOthersAreLateToHear() {
        fail(one);
        end(one, Plain.DENIED);
        var late = health.found();

        assertThat(health.clear("one")).isEqualTo(2);

        assertThat(health.hold(one, "m")).isNull();
        assertThat(health.clear("one")).isZero();
        health.told(late, catalog);
        assertThat(health.hold(one, "m")).isNull();
        pass(Duration.ofSeconds(1));
        health.told(late, catalog);
        assertThat(health.hold(one, "m")).isNotNull();
    }

    @Test
    void whatThisNodeSeesAfterItWasClearedCounts() {
        health.clear("one");

        fail(one);

        assertThat(health.hold(one, "m")).isNotNull();
    }

    @Test
    void tellsNothingOfTheCredential() {
        end(one, Plain.DENIED);

        assertThat(health.found())
                .singleElement()
                .satisfies(found -> assertThat(found.upstream()).matches("[0-9a-f]{16}"))
                .satisfies(found -> assertThat(found.toString()).doesNotContain("upstream-secret"));
    }

    @Test
    void aChannelThatIsNeverToBeLeftAloneIsNot() {
        var tireless = channel("one").tireless().channel();
        fail(one);
        fail(tireless);
        end(tireless, Plain.DENIED);

        assertThat(health.hold(tireless, "m")).isNull();
        assertThat(health.state(tireless)).isEqualTo(State.READY);
    }

    @Test
    void modelsThatClientsInventAreKeptUpToABound() {
        for (int i = 0; i < 10_500; i++) {
            health.ended(one, "invented-" + i, Plain.DENIED);
            health.ended(one, "invented-" + i, new Busy(60_000));
        }

        assertThat(health.found().size()).isLessThanOrEqualTo(10_000);
        assertThat(List.of(State.OFF, State.PARTLY)).contains(health.state(one));
    }
}
