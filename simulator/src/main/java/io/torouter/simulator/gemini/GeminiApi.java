package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.GenerationEndpoint;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** All endpoints of the Gemini surface; a path that starts with a colon is the verb behind any model. */
public final class GeminiApi {
    /** How this service answers errors. */
    public static final Vendor VENDOR = new GeminiVendor();

    static final String JSON = "application/json; charset=UTF-8";

    private GeminiApi() {}

    public static List<Route> routes() {
        return List.of(
                Route.post(":generateContent", VENDOR, new GenerationEndpoint(new GenerateContent(false))),
                Route.post(":streamGenerateContent", VENDOR, new GenerationEndpoint(new GenerateContent(true))));
    }

    static boolean wantsSse(Call call) {
        return "sse".equals(call.query().get("alt"));
    }

    /** An answer as this service prints it. */
    static Whole pretty(JsonObject body) {
        return Whole.of(JSON, Buffer.buffer(body.encodePrettily() + "\n"));
    }
}
