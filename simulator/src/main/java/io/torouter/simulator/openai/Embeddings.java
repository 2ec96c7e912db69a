package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.torouter.simulator.reply.EmbeddingVector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** {@code POST embeddings}. Equal inputs get equal vectors. */
final class Embeddings implements Endpoint {
    private static final int USUAL_DIMENSIONS = 1536;

    @Override
    public Answer answer(Call call) {
        var inputs = inputs(call.json().at("input"));
        var tokens = inputs.stream().mapToInt(Embeddings::tokens).sum();
        return Whole.json(
                JsonObject.of(
                        "object", "list",
                        "data", data(call, inputs),
                        "model", call.model(),
                        "usage", JsonObject.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** A text, some texts, the tokens of one, or those of some. */
    private static List<Json> inputs(Json input) {
        if (!input.exists()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'input'.", "input"));
        }
        var items = input.items();
        var isOne = input.isText() || (!items.isEmpty() && items.getFirst().value() instanceof Number);
        return isOne ? List.of(input) : items;
    }

    private static int tokens(Json input) {
        return input.isText() ? Conversation.tokens(input.text()) : input.items().size();
    }

    private static JsonArray data(Call call, List<Json> inputs) {
        var dimensions = call.json().at("dimensions").number(USUAL_DIMENSIONS);
        if (dimensions < 1) {
            throw new Refused(Refusal.badRequest(dimensions + " is less than the minimum of 1 - 'dimensions'", null));
        }
        var base64 = call.json().at("encoding_format").text().equals("base64");
        var data = new JsonArray();
        for (var input : inputs) {
            var vector = EmbeddingVector.of(input.shown(), call.script().seed(), dimensions);
            data.add(
                    JsonObject.of(
                            "object",
                            "embedding",
                            "index",
                            data.size(),
                            "embedding",
                            base64 ? base64(vector) : numbers(vector)));
        }
        return data;
    }

    private static JsonArray numbers(float[] vector) {
        var numbers = new JsonArray();
        for (var number : vector) {
            numbers.add(number);
        }
        return numbers;
    }

    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
