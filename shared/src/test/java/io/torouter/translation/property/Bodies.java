package io.torouter.translation.property;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

/** Draws bodies of one dialect. */
public interface Bodies {
    String MODEL = "m";

    /** One that the vendor takes, or gives. */
    ObjectNode body();

    /** Those of a dialect; a seed makes the same body always. */
    static Bodies requests(Dialect dialect, long seed) {
        var draw = new Draw(seed);
        return switch (dialect) {
            case OPENAI_CHAT -> new ChatBodies(draw);
            case OPENAI_RESPONSES -> new ResponsesBodies(draw);
            case ANTHROPIC_MESSAGES -> new AnthropicBodies(draw);
            case GEMINI_GENERATE -> new GeminiBodies(draw);
        };
    }

    /** Whole answers of a dialect; a seed makes the same body always. */
    static Bodies answers(Dialect dialect, long seed) {
        var draw = new Draw(seed);
        return switch (dialect) {
            case OPENAI_CHAT -> new ChatAnswerBodies(draw);
            case OPENAI_RESPONSES -> new ResponsesAnswerBodies(draw);
            case ANTHROPIC_MESSAGES -> new AnthropicAnswerBodies(draw);
            case GEMINI_GENERATE -> new GeminiAnswerBodies(draw);
        };
    }
}
