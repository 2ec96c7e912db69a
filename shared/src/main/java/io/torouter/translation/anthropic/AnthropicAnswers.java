package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.AnswerHalf;

/** Reads and writes a message: the answer to {@code POST /v1/messages} that is no stream. */
public final class AnthropicAnswers implements AnswerHalf {
    @Override
    public Answer decode(ObjectNode body) {
        return new AnswerReader(body).read();
    }

    @Override
    public ObjectNode encode(Answer answer, AnswerContext context, Drops drops) {
        return new AnswerWriter(answer, context, drops).write();
    }
}
