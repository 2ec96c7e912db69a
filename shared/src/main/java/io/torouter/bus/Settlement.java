package io.torouter.bus;

import io.torouter.usage.Usage;

import java.util.List;

/**
 * What a router knows when a request is over.
 *
 * @param channel id of the channel that answered; empty if none did
 * @param attempts how many channels were tried
 * @param usage what the client pays for
 * @param usageReported whether {@code usage} was said by the upstream; else it is an estimate, or there is none
 * @param firstByteMicros from the start of the attempt that answered to its first byte; 0 if none came
 * @param reports of all attempts that ended, in the order in which they were made
 */
public record Settlement(
        Outcome outcome,
        String channel,
        int attempts,
        Usage usage,
        boolean usageReported,
        long firstByteMicros,
        Passage passage,
        List<AttemptReport> reports) {
    public Settlement {
        reports = List.copyOf(reports);
    }

    /**
     * How the request went into another dialect.
     *
     * @param dialect id of the upstream's; empty where the request passed in its own
     * @param dropped what could not be carried, in the words of the client's dialect
     */
    public record Passage(String dialect, List<String> dropped) {
        /** Nothing was translated and nothing lost. */
        public static final Passage PLAIN = new Passage("", List.of());

        public Passage {
            dropped = List.copyOf(dropped);
        }
    }

    public Settlement(
            Outcome outcome, String channel, int attempts, Usage usage, boolean usageReported, long firstByteMicros) {
        this(outcome, channel, attempts, usage, usageReported, firstByteMicros, Passage.PLAIN, List.of());
    }

    /** The same of a request that ended otherwise for the client. */
    public Settlement with(Outcome other) {
        return new Settlement(other, channel, attempts, usage, usageReported, firstByteMicros, passage, reports);
    }

    /** What an edge guesses of an answer whose router has not said it. */
    public static Settlement guessed(Outcome outcome, Usage usage) {
        return new Settlement(outcome, "", 0, usage, false, 0);
    }

    public static Settlement none(Outcome outcome) {
        return new Settlement(outcome, "", 0, Usage.NONE, false, 0);
    }
}
