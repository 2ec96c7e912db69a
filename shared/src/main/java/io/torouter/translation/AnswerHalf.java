package io.torouter.translation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;

/** Reads and writes whole answers of one dialect. */
public interface AnswerHalf {
    /**
     * Reads an upstream's answer with a status of success.
     *
     * @throws Untranslatable where it is no answer of the dialect
     */
    Answer decode(ObjectNode body);

    ObjectNode encode(Answer answer, AnswerContext context, Drops drops);
}
