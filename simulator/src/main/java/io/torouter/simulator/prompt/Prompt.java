package io.torouter.simulator.prompt;

import io.torouter.simulator.json.Json;
import io.vertx.core.json.JsonObject;

import java.util.List;

/**
 * What a request asks of the model.
 *
 * @param tools those the model can call itself; tools that a vendor runs on its side are left out
 * @param parallel whether more than one tool may be called at once
 * @param maxTokens 0 where the request names no limit
 * @param stops sequences that end the answer where they occur
 * @param schema JSON schema the answer must fit; {@link Json#MISSING} for plain text
 */
public record Prompt(
        Conversation conversation,
        List<Tool> tools,
        ToolChoice choice,
        boolean parallel,
        int maxTokens,
        List<String> stops,
        Json schema) {

    /** The schema of an answer that must be an object, but may be any. */
    public static final Json ANY_OBJECT = new Json(JsonObject.of("type", "object"));

    public Prompt {
        tools = List.copyOf(tools);
        stops = List.copyOf(stops);
    }

    /** A prompt in plain text that asks for plain text. */
    public static Prompt plain(List<Turn> turns, int maxTokens, List<String> stops) {
        return new Prompt(Conversation.of(turns), List.of(), ToolChoice.NONE, false, maxTokens, stops, Json.MISSING);
    }

    public int inputTokens() {
        return conversation.tokens();
    }
}
