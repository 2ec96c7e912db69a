package io.torouter.router.stored;

import io.torouter.answer.AnswerStream;
import io.torouter.dialect.Dialect;

/** Sees the answer of one attempt leave. */
@FunctionalInterface
public interface AnswerWatch {
    /** Nothing has to be seen. */
    AnswerWatch NONE = (answer, _) -> answer;

    /** The same answer, watched. */
    AnswerStream over(AnswerStream answer, int status);

    /** Makes the watch of an attempt. */
    @FunctionalInterface
    interface Maker {
        Maker NONE = (_, _, _) -> AnswerWatch.NONE;

        /**
         * For an attempt at a channel.
         *
         * @param channel its id
         * @param served what it is spoken to in
         * @param keepsState whether its upstream will know the response by the id that the client gets
         */
        AnswerWatch at(String channel, Dialect served, boolean keepsState);
    }
}
