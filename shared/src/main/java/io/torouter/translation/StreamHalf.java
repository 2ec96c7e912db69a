package io.torouter.translation;

/** Reads and writes streamed answers of one dialect. */
public interface StreamHalf {
    /** The state before the first event of an upstream's stream. */
    StreamDecoder decoder();

    /** The state before the first event of a client's stream. */
    StreamEncoder encoder(AnswerContext context);
}
