package io.torouter.simulator.anthropic;

import static io.torouter.simulator.exchange.Route.get;
import static io.torouter.simulator.exchange.Route.post;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.GenerationEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** All endpoints of the Anthropic surface. */
public final class AnthropicApi {
    /** How this service answers errors. */
    public static final Vendor VENDOR = new AnthropicVendor();

    private static final int CONTEXT = 1_000_000;
    private static final int MAX_OUTPUT = 128_000;

    private AnthropicApi() {}

    public static List<Route> routes() {
        return List.of(
                post("messages", VENDOR, new GenerationEndpoint(new Messages())),
                post("messages/count_tokens", VENDOR, AnthropicApi::countTokens),
                get("anthropic/models", VENDOR, _ -> models()),
                get("anthropic/models/*", VENDOR, call -> Whole.json(model(call.lastSegment()))));
    }

    private static Whole countTokens(Call call) {
        var prompt = MessagesPrompt.decodeUncapped(call);
        return Whole.json(JsonObject.of("input_tokens", prompt.inputTokens()));
    }

    private static Whole models() {
        return Whole.json(
                JsonObject.of(
                        "data",
                        JsonArray.of(model(Route.MODEL)),
                        "has_more",
                        false,
                        "first_id",
                        Route.MODEL,
                        "last_id",
                        Route.MODEL));
    }

    /** Every model exists, since any name is answered. The fields from {@code lifecycle} on are those of 2026-11. */
    private static JsonObject model(String id) {
        return new JsonObject()
                .put("type", "model")
                .put("id", id)
                .put("display_name", "ToRouter simulator")
                .put("created_at", "2025-01-01T00:00:00Z")
                .put("max_input_tokens", CONTEXT)
                .put("max_tokens", MAX_OUTPUT)
                .put("capabilities", null)
                .put("lifecycle", "active")
                .put("line", null)
                .put("deprecated_at", null)
                .put("retires_at", null);
    }
}
