package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.generation.GenerationEndpoint;

import java.util.List;

/** All endpoints of the OpenAI surface. */
public final class OpenAiApi {
    /** How this service answers errors, also those of paths that do not exist. */
    public static final Vendor VENDOR = new OpenAiVendor();

    private OpenAiApi() {}

    public static List<Route> routes() {
        return List.of(Route.post("chat/completions", VENDOR, new GenerationEndpoint(new ChatCompletions())));
    }
}
