package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.GenerationEndpoint;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** All endpoints of the Anthropic surface but the list of models, whose path it shares with OpenAI. */
public final class AnthropicApi {
    /** How this service answers errors. */
    public static final Vendor VENDOR = new AnthropicVendor();

    private AnthropicApi() {}

    public static List<Route> routes() {
        return List.of(
                Route.post("messages", VENDOR, new GenerationEndpoint(new Messages())),
                Route.post(
                        "messages/count_tokens",
                        VENDOR,
                        call ->
                                Whole.json(
                                        JsonObject.of(
                                                "input_tokens", MessagesPrompt.decodeUncapped(call).inputTokens()))));
    }
}
