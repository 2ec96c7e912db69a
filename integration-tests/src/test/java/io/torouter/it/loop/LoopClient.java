package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/**
 * A client that keeps a conversation as the vendor of its dialect says: what it was told goes back as it came, and what
 * a stream said it puts together as the vendor's SDK does.
 */
interface LoopClient {
    /** A request. */
    record Ask(String path, ObjectNode body) {}

    /**
     * What an answer means to the client.
     *
     * @param thought all that is shown of the reasoning
     */
    record Told(String thought, String text, List<Call> calls) {}

    /** A call to be answered. */
    record Call(String id, String name, JsonNode arguments) {}

    /** How a tool went. */
    record Result(Call call, String text, boolean error) {
        boolean isJson() {
            return text.startsWith("{");
        }
    }

    Dialect dialect();

    void user(String text);

    void results(List<Result> results);

    /** The conversation so far, for that model. */
    Ask ask(String model, boolean stream);

    /** Takes an answer into the conversation. */
    Told hear(JsonNode answer);

    /** The answer that a stream's events make. */
    JsonNode folded(List<JsonNode> events);

    /**
     * The tools, in a form of which each dialect makes its own.
     *
     * @param schema what the dialect calls the parameters
     */
    static ArrayNode tools(String schema) {
        var tools = Json.array();
        tool(tools.addObject().put("name", "get_weather"), schema).putObject("city").put("type", "string");
        tool(tools.addObject().put("name", "get_time"), schema).putObject("zone").put("type", "string");
        var train = tool(tools.addObject().put("name", "book_train"), schema);
        train.putObject("to").put("type", "string");
        var seat = train.putObject("seats").put("type", "array").putObject("items").put("type", "object");
        seat.putObject("properties").putObject("class").put("type", "integer");
        return tools;
    }

    private static ObjectNode tool(ObjectNode tool, String schema) {
        tool.put("description", "does what its name says");
        return tool.putObject(schema).put("type", "object").putObject("properties");
    }
}
