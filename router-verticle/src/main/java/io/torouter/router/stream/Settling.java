package io.torouter.router.stream;

import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settlement;
import io.torouter.usage.Usage;

/** What is known of a request when it is over. */
record Settling(RequestHead head, StreamTimes times) {
    /**
     * @param tried how many channels were tried
     * @param reading what became of the last answer
     */
    Settlement of(Outcome outcome, int tried, AttemptLog attempts, Reading reading) {
        var usage = Usage.NONE;
        boolean reported = false;
        if (reading instanceof AnswerRelay relay && head.operation().usesTokens()) {
            usage = relay.answer().usage();
            reported = relay.answer().usageReported();
        }
        var sent = attempts.last();
        var channel = sent == null ? "" : sent.channel().id();
        var passage = sent == null ? Settlement.Passage.PLAIN : sent.carriage().passage();
        return new Settlement(
                outcome, channel, tried, usage, reported, times.firstEventMicros(), passage, attempts.reports());
    }
}
