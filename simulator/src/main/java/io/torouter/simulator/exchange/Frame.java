package io.torouter.simulator.exchange;

import io.vertx.core.buffer.Buffer;

import java.util.function.IntFunction;

/**
 * One event of a stream.
 *
 * @param bytes the event, given how many frames went before it
 */
public record Frame(Part part, IntFunction<Buffer> bytes) {
    /** Where in a stream a frame stands; it decides what a fault cuts off. */
    public enum Part {
        /** Says that there will be an answer. */
        OPENING,
        /** Opens or closes something inside the answer. */
        STRUCTURE,
        /** Carries one token of the answer. */
        TOKEN,
        /** Says that and why the answer is over. */
        CLOSING
    }

    public static Frame opening(Buffer event) {
        return new Frame(Part.OPENING, _ -> event);
    }

    public static Frame structure(Buffer event) {
        return new Frame(Part.STRUCTURE, _ -> event);
    }

    public static Frame token(Buffer event) {
        return new Frame(Part.TOKEN, _ -> event);
    }

    public static Frame closing(Buffer event) {
        return new Frame(Part.CLOSING, _ -> event);
    }
}
