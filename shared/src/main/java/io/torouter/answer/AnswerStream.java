package io.torouter.answer;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * One answer of an upstream, fed with its bytes in order and cut anywhere. Lives on one event loop.
 *
 * <p>Implementations pass bytes through (same dialect) or translate them (different dialects); whoever feeds them need
 * not know which.
 */
public interface AnswerStream {
    /** Takes {@code array[from, to)} and gives to {@code out} what may go to the client now, in whole events. */
    void feed(byte[] array, int from, int to, Output out);

    /** The upstream's body is over: gives out what was held back and could not be completed. */
    void end(Output out);

    Progress progress();

    /** Whether anything came that a client cares for, even if an error came behind it. */
    default boolean hasContent() {
        return progress() == Progress.CONTENT || progress() == Progress.COMPLETE;
    }

    /** What the upstream has reported so far; {@link Usage#NONE} if nothing. */
    Usage usage();

    /** Whether the upstream has reported usage at all. */
    boolean usageReported();

    /** What of the model's writing has been given out so far. */
    Delivered delivered();

    /** The error that made the answer {@link Progress#FAILED}; null otherwise. */
    @Nullable UpstreamError error();

    /** Whether what was given out so far ends between two events, so that a comment may be put in. */
    boolean atBoundary();
}
