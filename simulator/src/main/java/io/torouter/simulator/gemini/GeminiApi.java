package io.torouter.simulator.gemini;

import static io.torouter.simulator.exchange.Route.get;
import static io.torouter.simulator.exchange.Route.post;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.GenerationEndpoint;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** All endpoints of the Gemini surface; a path that starts with a colon is the verb behind any model. */
public final class GeminiApi {
    /** How this service answers errors. */
    public static final Vendor VENDOR = new GeminiVendor();

    static final String JSON = "application/json; charset=UTF-8";

    private static final int CONTEXT = 1_048_576;
    private static final int MAX_OUTPUT = 65_536;

    private GeminiApi() {}

    public static List<Route> routes() {
        return List.of(
                post(":generateContent", VENDOR, new GenerationEndpoint(new GenerateContent())),
                post(Call.STREAM_VERB, VENDOR, new GenerationEndpoint(new GenerateContent())),
                post(":countTokens", VENDOR, GeminiApi::countTokens),
                post(":embedContent", VENDOR, Embeddings::one),
                post(":batchEmbedContents", VENDOR, Embeddings::batch),
                get("gemini/models", VENDOR, _ -> pretty(JsonObject.of("models", JsonArray.of(model(Route.MODEL))))),
                get("gemini/models/*", VENDOR, call -> pretty(model(call.lastSegment()))));
    }

    static boolean wantsSse(Call call) {
        return "sse".equals(call.query().get("alt"));
    }

    /** An answer as this service prints it. */
    static Whole pretty(JsonObject body) {
        return Whole.of(JSON, Buffer.buffer(body.encodePrettily() + "\n"));
    }

    /** Tokens of everything that is said in a request or in contents of its own. */
    private static Whole countTokens(Call call) {
        var wrapped = call.json().at("generateContentRequest", "generate_content_request");
        Json request = wrapped.exists() ? wrapped : call.json();
        var tokens = Conversation.of(GeminiPrompt.turns(request)).tokens();
        return pretty(JsonObject.of("totalTokens", tokens, "promptTokensDetails", TextTokens.details(tokens)));
    }

    /** Every model exists, since any name is answered. */
    private static JsonObject model(String id) {
        return new JsonObject()
                .put("name", "models/" + id)
                .put("version", "001")
                .put("displayName", "ToRouter simulator")
                .put("description", "Answers without a model behind it.")
                .put("inputTokenLimit", CONTEXT)
                .put("outputTokenLimit", MAX_OUTPUT)
                .put(
                        "supportedGenerationMethods",
                        JsonArray.of("generateContent", "countTokens", "embedContent", "batchEmbedContents"))
                .put("temperature", 1)
                .put("topP", 0.95)
                .put("topK", 64)
                .put("maxTemperature", 2);
    }
}
