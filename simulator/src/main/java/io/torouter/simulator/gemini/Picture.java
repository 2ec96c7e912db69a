package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.reply.GreyPixel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The answer to a request for a picture, whatever is to be on it. */
final class Picture {
    private static final int TOKENS = 1;

    private Picture() {}

    static boolean isWanted(Call call) {
        return call
                .json()
                .at("generationConfig", "generation_config")
                .at("responseModalities", "response_modalities")
                .items()
                .stream()
                .anyMatch(modality -> modality.text().equals("IMAGE"));
    }

    static JsonObject of(Generated generated) {
        var input = generated.inputTokens();
        var picture = JsonObject.of("inlineData", JsonObject.of("mimeType", "image/png", "data", GreyPixel.PNG));
        var content = JsonObject.of("parts", JsonArray.of(picture), "role", "model");
        var usage =
                JsonObject.of(
                        "promptTokenCount",
                        input,
                        "candidatesTokenCount",
                        TOKENS,
                        "totalTokenCount",
                        input + TOKENS,
                        "promptTokensDetails",
                        TextTokens.details(input),
                        "candidatesTokensDetails",
                        JsonArray.of(JsonObject.of("modality", "IMAGE", "tokenCount", 1)));
        return JsonObject.of(
                "candidates", JsonArray.of(JsonObject.of("content", content, "finishReason", "STOP", "index", 0)),
                "usageMetadata", usage,
                "modelVersion", generated.call().model(),
                "responseId", generated.identity().id("", 22, 0));
    }
}
