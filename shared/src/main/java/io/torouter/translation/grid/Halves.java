package io.torouter.translation.grid;

import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerHalf;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.StreamHalf;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.anthropic.AnthropicAnswers;
import io.torouter.translation.anthropic.AnthropicRequests;
import io.torouter.translation.anthropic.AnthropicStreams;
import io.torouter.translation.chat.ChatAnswers;
import io.torouter.translation.chat.ChatRequests;
import io.torouter.translation.chat.ChatStreams;
import io.torouter.translation.gemini.GeminiAnswers;
import io.torouter.translation.gemini.GeminiRequests;
import io.torouter.translation.gemini.GeminiStreams;
import io.torouter.translation.responses.ResponsesAnswers;
import io.torouter.translation.responses.ResponsesRequests;
import io.torouter.translation.responses.ResponsesStreams;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The halves of every dialect that can be translated. */
public record Halves(Map<Dialect, Half> byDialect) {
    /** No dialect can be translated. */
    public static final Halves NONE = new Halves(Map.of());

    /** All that reads and writes one dialect. */
    public record Half(RequestHalf requests, AnswerHalf answers, StreamHalf streams) {}

    public Halves {
        byDialect = Map.copyOf(byDialect);
    }

    /** Those of this release. */
    public static Halves builtIn() {
        return new Halves(
                Map.of(
                        Dialect.OPENAI_CHAT,
                        new Half(new ChatRequests(), new ChatAnswers(), new ChatStreams()),
                        Dialect.ANTHROPIC_MESSAGES,
                        new Half(new AnthropicRequests(), new AnthropicAnswers(), new AnthropicStreams()),
                        Dialect.OPENAI_RESPONSES,
                        new Half(new ResponsesRequests(), new ResponsesAnswers(), new ResponsesStreams()),
                        Dialect.GEMINI_GENERATE,
                        new Half(new GeminiRequests(), new GeminiAnswers(), new GeminiStreams())));
    }

    public boolean has(Dialect dialect) {
        return byDialect.containsKey(dialect);
    }

    /**
     * @throws Untranslatable where there are none for the dialect
     */
    Half of(Dialect dialect) {
        @Nullable Half half = byDialect.get(dialect);
        if (half == null) {
            throw Untranslatable.unsupported("the gateway does not translate " + dialect.id());
        }
        return half;
    }
}
