package io.torouter.simulator.openai;

import static io.torouter.simulator.exchange.Route.get;
import static io.torouter.simulator.exchange.Route.post;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Route;
import io.torouter.simulator.exchange.Vendor;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.GenerationEndpoint;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.stream.Stream;

/** All endpoints of the OpenAI surface, and that for reranking, which OpenAI does not have but its clients ask for. */
public final class OpenAiApi {
    /** How this service answers errors, also those of paths that do not exist. */
    public static final Vendor VENDOR = new OpenAiVendor();

    private OpenAiApi() {}

    /** Routes with a memory of their own: responses that one list of routes made are not found by another. */
    public static List<Route> routes() {
        return Stream.of(generation(), responses(), media(), models()).flatMap(List::stream).toList();
    }

    private static List<Route> generation() {
        return List.of(
                post("chat/completions", VENDOR, new GenerationEndpoint(new ChatCompletions())),
                post("completions", VENDOR, new GenerationEndpoint(new Completions())),
                post("embeddings", VENDOR, new Embeddings()),
                post("moderations", VENDOR, new Moderations()),
                post("rerank", VENDOR, new Rerank()));
    }

    private static List<Route> responses() {
        var shelf = new ResponseShelf();
        return List.of(
                post("responses", VENDOR, new GenerationEndpoint(new Responses(shelf))),
                post("responses/input_tokens", VENDOR, OpenAiApi::inputTokens),
                get("responses/*", VENDOR, shelf::get),
                new Route(HttpMethod.DELETE, "responses/*", VENDOR, shelf::delete));
    }

    private static List<Route> media() {
        return List.of(
                post("images/generations", VENDOR, new Images()),
                post("images/edits", VENDOR, new Images()),
                post("audio/speech", VENDOR, new Speech()),
                post("audio/transcriptions", VENDOR, new Transcriptions()),
                post("audio/translations", VENDOR, new Transcriptions()));
    }

    private static List<Route> models() {
        return List.of(
                get(
                        "models",
                        VENDOR,
                        _ -> Whole.json(JsonObject.of("object", "list", "data", JsonArray.of(model(Route.MODEL))))),
                get("models/*", VENDOR, call -> Whole.json(model(call.lastSegment()))));
    }

    private static Whole inputTokens(Call call) {
        return Whole.json(
                JsonObject.of(
                        "object",
                        "response.input_tokens",
                        "input_tokens",
                        ResponsesPrompt.decode(call.json()).inputTokens()));
    }

    /** Every model exists, since any name is answered. */
    private static JsonObject model(String id) {
        return JsonObject.of("id", id, "object", "model", "created", Identity.CREATED, "owned_by", "torouter");
    }
}
