package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.prompt.Role;
import io.torouter.simulator.prompt.Tool;
import io.torouter.simulator.prompt.ToolChoice;
import io.torouter.simulator.prompt.Turn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a chat completion request asks. */
final class ChatPrompt {
    private ChatPrompt() {}

    static Prompt decode(Json request) {
        var messages = request.at("messages").items();
        if (messages.isEmpty()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'messages'.", "messages"));
        }
        var tools = request.at("tools").items();
        var definitions = tools.stream().map(tool -> new Turn(Role.SYSTEM, tool.shown()));
        var turns = Stream.concat(definitions, messages.stream().map(ChatPrompt::turn)).toList();
        return new Prompt(
                Conversation.of(turns),
                tools.stream().filter(ChatPrompt::isFunction).map(ChatPrompt::tool).toList(),
                choice(request.at("tool_choice")),
                !Boolean.FALSE.equals(request.at("parallel_tool_calls").value()),
                request.at("max_completion_tokens", "max_tokens").number(0),
                stops(request.at("stop")),
                schema(request.at("response_format")));
    }

    static List<String> stops(Json stop) {
        return stop.isText() ? List.of(stop.text()) : stop.items().stream().map(Json::text).toList();
    }

    private static Turn turn(Json message) {
        var role =
                switch (message.at("role").text()) {
                    case "user" -> Role.USER;
                    case "assistant" -> Role.ASSISTANT;
                    case "tool", "function" -> Role.TOOL;
                    default -> Role.SYSTEM;
                };
        var calls =
                message.at("tool_calls").items().stream()
                        .map(call -> call.at("function").shown())
                        .collect(Collectors.joining());
        return new Turn(role, text(message.at("content")) + calls);
    }

    /** The text of a string or of the text parts of a list. */
    static String text(Json content) {
        return content.isText()
                ? content.text()
                : content.items().stream().map(part -> part.at("text").text()).collect(Collectors.joining("\n"));
    }

    private static boolean isFunction(Json tool) {
        return tool.at("function").isObject();
    }

    private static Tool tool(Json tool) {
        return new Tool(tool.at("function").at("name").text(), tool.at("function").at("parameters"));
    }

    private static ToolChoice choice(Json choice) {
        return switch (choice.text()) {
            case "none" -> ToolChoice.NONE;
            case "required" -> ToolChoice.ANY;
            case "auto" -> ToolChoice.AUTO;
            default ->
                    choice.at("function").isObject()
                            ? new ToolChoice.Named(choice.at("function").at("name").text())
                            : ToolChoice.AUTO;
        };
    }

    private static Json schema(Json format) {
        return switch (format.at("type").text()) {
            case "json_schema" -> format.at("json_schema").at("schema");
            case "json_object" -> Prompt.ANY_OBJECT;
            default -> Json.MISSING;
        };
    }
}
