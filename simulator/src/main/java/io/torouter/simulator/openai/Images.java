package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.prompt.Conversation;
import io.torouter.simulator.reply.GreyPixel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code POST images/generations} and {@code POST images/edits}: the same grey pixel, as often as it is asked for. */
final class Images implements Endpoint {
    private static final int TOKENS_PER_IMAGE = 1;
    private static final int MOST_IMAGES = 10;

    @Override
    public Answer answer(Call call) {
        var prompt = field(call, "prompt");
        if (prompt.isEmpty()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'prompt'.", "prompt"));
        }
        var count = Math.clamp(count(call), 1, MOST_IMAGES);
        var data = new JsonArray();
        for (var i = 0; i < count; i++) {
            data.add(image(call));
        }
        return Whole.json(
                JsonObject.of(
                        "created", Identity.CREATED,
                        "background", "opaque",
                        "data", data,
                        "output_format", "png",
                        "quality", "low",
                        "size", "1024x1024",
                        "usage", usage(Conversation.tokens(prompt), count * TOKENS_PER_IMAGE)));
    }

    private static int count(Call call) {
        var text = field(call, "n");
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 1;
    }

    private static JsonObject image(Call call) {
        return field(call, "response_format").equals("url")
                ? JsonObject.of("url", "data:image/png;base64," + GreyPixel.PNG)
                : JsonObject.of("b64_json", GreyPixel.PNG);
    }

    private static JsonObject usage(int input, int output) {
        return JsonObject.of(
                "input_tokens",
                input,
                "input_tokens_details",
                JsonObject.of("image_tokens", 0, "text_tokens", input),
                "output_tokens",
                output,
                "output_tokens_details",
                JsonObject.of("image_tokens", output, "text_tokens", 0),
                "total_tokens",
                input + output);
    }

    /** A field of a JSON body or of a form. */
    private static String field(Call call, String name) {
        return call.json().at(name).shown() + call.form().text(name);
    }
}
