package io.torouter.router.stream;

import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settlement;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request when it is over.
 *
 * @param upcoming finds the channels; null where none was looked for
 */
record Settling(RequestHead head, StreamTimes times, @Nullable NextAttempt upcoming) {
    /**
     * @param reading what became of the last answer
     */
    Settlement of(Outcome outcome, AttemptLog attempts, Reading reading) {
        var charge = charge(outcome, attempts, reading);
        var sent = attempts.last();
        var channel = sent == null ? "" : sent.channel().id();
        var passage = sent == null ? Settlement.Passage.PLAIN : sent.carriage().passage();
        return new Settlement(
                outcome,
                channel,
                upcoming == null ? 0 : upcoming.attempts(),
                charge.usage(),
                charge.reported(),
                times.firstEventMicros(),
                passage,
                attempts.reports());
    }

    private Charge charge(Outcome outcome, AttemptLog attempts, Reading reading) {
        var among = upcoming;
        if (among == null || !(reading instanceof AnswerRelay relay) || !head.operation().usesTokens()) {
            return Charge.NONE;
        }
        var model = attempts.sent().request().call().model();
        return Charge.of(outcome, relay, new Charge.Terms(head.operation(), model, () -> among.promptGuess(model)));
    }
}
