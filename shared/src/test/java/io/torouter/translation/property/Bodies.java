package io.torouter.translation.property;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

/** Draws bodies of one dialect. */
interface Bodies {
    String MODEL = "m";

    /** One that the vendor takes. */
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
}
