package io.torouter.simulator.reply;

import io.vertx.core.json.JsonObject;

/**
 * One call of a tool.
 *
 * @param arguments JSON of an object
 */
public record ToolCall(String name, TokenText arguments) {
    public JsonObject input() {
        return new JsonObject(arguments.text());
    }
}
