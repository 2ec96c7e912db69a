package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.torouter.simulator.reply.EmbeddingVector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.stream.Collectors;

/** {@code :embedContent} and {@code :batchEmbedContents}. Equal contents get equal vectors. */
final class Embeddings {
    private static final int USUAL_DIMENSIONS = 3072;

    private Embeddings() {}

    static Whole one(Call call) {
        return GeminiApi.pretty(
                JsonObject.of(
                        "embedding", embedding(call, call.json()),
                        "usageMetadata", usage(Conversation.tokens(text(call.json())))));
    }

    static Whole batch(Call call) {
        var requests = call.json().at("requests").items();
        if (requests.isEmpty()) {
            throw new Refused(Refusal.badRequest("* BatchEmbedContentsRequest.requests: at least one is needed", null));
        }
        var embeddings = new JsonArray();
        requests.forEach(request -> embeddings.add(embedding(call, request)));
        var tokens = requests.stream().mapToInt(request -> Conversation.tokens(text(request))).sum();
        return GeminiApi.pretty(JsonObject.of("embeddings", embeddings, "usageMetadata", usage(tokens)));
    }

    private static JsonObject embedding(Call call, Json request) {
        if (!request.at("content").exists()) {
            throw new Refused(Refusal.badRequest("* EmbedContentRequest.content: content is required", null));
        }
        var dimensions = dimensions(request);
        var values = new JsonArray();
        for (var number : EmbeddingVector.of(text(request), call.script().seed(), dimensions)) {
            values.add(number);
        }
        return JsonObject.of("values", values);
    }

    private static int dimensions(Json request) {
        var config = request.at("embedContentConfig");
        var asked = config.at("outputDimensionality").exists() ? config : request;
        return Math.max(1, asked.at("outputDimensionality", "output_dimensionality").number(USUAL_DIMENSIONS));
    }

    private static String text(Json request) {
        return request.at("content").at("parts").items().stream()
                .map(part -> part.at("text").text())
                .collect(Collectors.joining("\n"));
    }

    private static JsonObject usage(int tokens) {
        return JsonObject.of("promptTokenCount", tokens, "promptTokenDetails", TextTokens.details(tokens));
    }
}
