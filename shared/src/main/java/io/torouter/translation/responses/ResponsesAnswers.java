package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.AnswerHalf;

/** Whole answers of the Responses API. */
public final class ResponsesAnswers implements AnswerHalf {
    @Override
    public Answer decode(ObjectNode body) {
        return AnswerReader.read(body);
    }

    @Override
    public ObjectNode encode(Answer answer, AnswerContext context, Drops drops) {
        return new AnswerWriter(ResponseFrame.of(context), drops).write(answer);
    }
}
