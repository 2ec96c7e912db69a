package io.torouter.simulator.gemini;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Token counts by modality; the simulator counts text only. */
final class TextTokens {
    private TextTokens() {}

    static JsonArray details(int tokens) {
        return JsonArray.of(JsonObject.of("modality", "TEXT", "tokenCount", tokens));
    }
}
