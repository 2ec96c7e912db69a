package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.AnswerHalf;

/** Whole answers of OpenAI's chat completions and of hosts that are compatible with it. */
public final class ChatAnswers implements AnswerHalf {
    @Override
    public Answer decode(ObjectNode body) {
        return new AnswerReader(body).read();
    }

    @Override
    public ObjectNode encode(Answer answer, AnswerContext context, Drops drops) {
        return new AnswerWriter(context, drops).write(answer);
    }
}
