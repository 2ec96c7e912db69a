package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code POST moderations}: whatever contains the word “violence” is violent, everything else is harmless. */
final class Moderations implements Endpoint {
    private static final String VIOLENCE = "violence";
    private static final double HIGH = 0.99;
    private static final double LOW = 0.0001;
    private static final List<String> CATEGORIES =
            List.of(
                    "harassment",
                    "harassment/threatening",
                    "hate",
                    "hate/threatening",
                    "illicit",
                    "illicit/violent",
                    "self-harm",
                    "self-harm/intent",
                    "self-harm/instructions",
                    "sexual",
                    "sexual/minors",
                    VIOLENCE,
                    "violence/graphic");

    @Override
    public Answer answer(Call call) {
        var input = call.json().at("input");
        if (!input.exists()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'input'.", "input"));
        }
        var results = new JsonArray();
        texts(input).forEach(text -> results.add(result(text)));
        return Whole.json(
                JsonObject.of("id", call.identity().hexId("modr-", 32, 0), "model", call.model(), "results", results));
    }

    /** One text is one input, so is a list of parts; a list of texts is many. */
    private static List<String> texts(Json input) {
        var items = input.items();
        return items.isEmpty() || items.getFirst().isObject()
                ? List.of(ChatPrompt.text(input))
                : items.stream().map(Json::text).toList();
    }

    private static JsonObject result(String text) {
        var flagged = text.toLowerCase(Locale.ROOT).contains(VIOLENCE);
        return JsonObject.of(
                "flagged", flagged,
                "categories", byCategory(category -> flagged && category.equals(VIOLENCE)),
                "category_scores", byCategory(category -> flagged && category.equals(VIOLENCE) ? HIGH : LOW),
                "category_applied_input_types", byCategory(_ -> JsonArray.of("text")));
    }

    private static JsonObject byCategory(Function<String, Object> value) {
        var object = new JsonObject();
        CATEGORIES.forEach(category -> object.put(category, value.apply(category)));
        return object;
    }
}
