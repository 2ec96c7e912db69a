package io.torouter.answer;

import io.torouter.dialect.Operation;

/**
 * Answers that go to the client in the dialect in which they come: bytes leave unchanged and are watched on their way.
 *
 * <p>What leaves ends between two events or elements, except inside one that is larger than {@value
 * FramedAnswer#HOLD_LIMIT} bytes. When the upstream stops inside an event, that event is dropped; if only its blank
 * line is missing, the line is added.
 *
 * <p>{@link AnswerStream#usage()} of the operations that only count tokens is what they counted: the request was not
 * served and nothing was used.
 */
public final class PassThrough {
    private PassThrough() {}

    /**
     * Begins an answer.
     *
     * @param hideUsage the gateway asked for usage although the client did not: the chunk of a chat stream that holds
     *     nothing else is not given out
     */
    public static AnswerStream open(Operation operation, Framing framing, boolean hideUsage) {
        return switch (framing) {
            case SSE -> framed(new SseBlocks(Grammar.ofStream(operation)), hideUsage);
            case JSON_ARRAY -> framed(new ArrayBlocks(Grammar.ofStream(operation)), hideUsage);
            case JSON -> new WholeAnswer(Grammar.ofWhole(operation));
            case OPAQUE -> new OpaqueAnswer();
        };
    }

    private static AnswerStream framed(Blocks blocks, boolean hideUsage) {
        return new FramedAnswer(blocks, hideUsage);
    }
}
