package io.torouter.router.stream;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.health.CooldownReason;
import io.torouter.router.health.Hold;
import io.torouter.router.stored.AnswerWatch;
import io.torouter.router.stored.Recollection;
import io.torouter.snapshot.Channel;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Finds the channel for the next attempt at one request, and makes the request ready for it. Channels that cannot carry
 * it are passed over and are no attempt.
 */
final class NextAttempt {
    private final RouterParts parts;
    private final Asked asked;
    private final Eligibility.Served served;
    private final Candidates candidates;
    private @Nullable GatewayError unable;

    NextAttempt(RouterParts parts, Asked asked, Eligibility.Served served) {
        this.parts = parts;
        this.asked = asked;
        this.served = served;
        this.candidates =
                new Candidates(served.channels(), channel -> Preparation.speaks(channel, asked.head().operation()));
    }

    /** How many channels were tried. */
    int attempts() {
        return candidates.attempts();
    }

    /** The best channel left, or null where there is none. */
    Prepared.@Nullable Ready next(long nowMillis) {
        while (candidates.mayTryAnother()) {
            var eligible = candidates.eligible(channel -> !isHeld(channel) && parts.load().admits(channel, nowMillis));
            var channel = parts.selector().select(eligible, asked.head().affinity());
            if (channel == null) {
                return null;
            }
            switch (Preparation.of(parts, asked, channel, nowMillis)) {
                case Prepared.Ready ready -> {
                    candidates.tried(channel);
                    return ready.watchedBy(watch(ready));
                }
                case Prepared.Refused(var error) -> {
                    candidates.unable(channel);
                    note(error);
                }
            }
        }
        return null;
    }

    private boolean isHeld(Channel channel) {
        return hold(channel) != null;
    }

    /**
     * What keeps requests from a channel. Where it is the only one that could serve, its upstream's own word on waiting
     * is worth more to the client than ours.
     */
    private @Nullable Hold hold(Channel channel) {
        var hold = parts.health().hold(channel, channel.upstreamModel(asked.model()));
        boolean isAlone = served.channels().size() == 1;
        return isAlone && hold != null && hold.reason() == CooldownReason.RATE_LIMITED ? null : hold;
    }

    /** Why none was tried although some could serve. */
    GatewayError standstill() {
        return served.channels().stream()
                .flatMap(channel -> Stream.ofNullable(hold(channel)))
                .min(Comparator.comparingLong(Hold::millis))
                .map(Exhaustion::held)
                .orElseGet(Exhaustion::full);
    }

    private AnswerWatch watch(Prepared.Ready ready) {
        var operation = asked.head().operation();
        if (!Recollection.concerns(operation)) {
            return AnswerWatch.NONE;
        }
        var served = ready.request().call().operation().dialect();
        boolean passes = ready.carriage() instanceof Carriage.Passing;
        var target = parts.targets().of(asked.snapshot(), ready.channel(), operation.dialect(), asked.model());
        return asked.watch().at(ready.channel().id(), served, passes && target.vendor().responses().keepsState());
    }

    /** A body that is wrong in itself tells the client more than what one upstream lacks. */
    private void note(GatewayError error) {
        if (unable == null || (unable.code() != ErrorCode.INVALID_REQUEST && error.status() == 400)) {
            unable = error;
        }
    }

    /** What the best channel would count, where none does; see {@link Estimates#of}. */
    Future<Estimates.Estimated> estimate() {
        return parts.estimates().of(parts.halves(), asked, served.channels().getFirst().upstreamModel(asked.model()));
    }

    /** About how many tokens that model reads of the request. */
    long promptGuess(String upstreamModel) {
        return PromptGuess.of(asked, parts.halves(), upstreamModel);
    }

    /** Why no channel was tried although none is busy; null where that is not so. */
    @Nullable GatewayError refusal() {
        return candidates.attempts() == 0 && candidates.isSpent() ? unable : null;
    }
}
