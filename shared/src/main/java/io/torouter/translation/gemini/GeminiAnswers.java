package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.AnswerHalf;

/**
 * Whole answers of {@code generateContent}.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#GenerateContentResponse">GenerateContentResponse, v1beta,
 *     read 2026-11-24</a>
 */
public final class GeminiAnswers implements AnswerHalf {
    @Override
    public Answer decode(ObjectNode body) {
        return new AnswerReader(body).answer();
    }

    @Override
    public ObjectNode encode(Answer answer, AnswerContext context, Drops drops) {
        return new AnswerWriter(context, drops).write(answer);
    }
}
