package io.torouter.router.stream;

import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settlement;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** What is known of a request when it is over. */
record Settling(RequestHead head, StreamTimes times) {
    /**
     * @param reading what became of the last answer
     * @param sent what was sent last; null for nothing
     */
    Settlement of(Outcome outcome, int attempts, Reading reading, Prepared.@Nullable Ready sent) {
        var usage = Usage.NONE;
        boolean reported = false;
        if (reading instanceof AnswerRelay relay && head.operation().usesTokens()) {
            usage = relay.answer().usage();
            reported = relay.answer().usageReported();
        }
        var channel = sent == null ? "" : sent.channel().id();
        var passage = sent == null ? Settlement.Passage.PLAIN : sent.carriage().passage();
        return new Settlement(outcome, channel, attempts, usage, reported, times.firstEventMicros(), passage);
    }
}
