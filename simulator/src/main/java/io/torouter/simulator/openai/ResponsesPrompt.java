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
import java.util.stream.Stream;

/** Reads what a responses request asks. */
final class ResponsesPrompt {
    private ResponsesPrompt() {}

    static Prompt decode(Json request) {
        if (!request.at("input", "prompt").exists()) {
            throw new Refused(Refusal.badRequest("Missing required parameter: 'input'.", "input"));
        }
        return new Prompt(
                Conversation.of(turns(request)),
                request.at("tools").items().stream()
                        .filter(tool -> tool.at("type").text().equals("function"))
                        .map(tool -> new Tool(tool.at("name").text(), tool.at("parameters")))
                        .toList(),
                choice(request.at("tool_choice")),
                !Boolean.FALSE.equals(request.at("parallel_tool_calls").value()),
                request.at("max_output_tokens").number(0),
                List.of(),
                schema(request.at("text").at("format")));
    }

    private static List<Turn> turns(Json request) {
        var tools = request.at("tools").items().stream().map(tool -> new Turn(Role.SYSTEM, tool.shown()));
        var instructions = Stream.of(new Turn(Role.SYSTEM, request.at("instructions").text()));
        var input = request.at("input");
        var said =
                input.isText()
                        ? Stream.of(new Turn(Role.USER, input.text()))
                        : input.items().stream().map(ResponsesPrompt::turn);
        return Stream.concat(tools, Stream.concat(instructions, said)).toList();
    }

    private static Turn turn(Json item) {
        return switch (item.at("type").text()) {
            case "function_call_output", "custom_tool_call_output" ->
                    new Turn(Role.TOOL, ChatPrompt.text(item.at("output")));
            case "function_call", "custom_tool_call" ->
                    new Turn(Role.ASSISTANT, item.at("name").text() + item.at("arguments", "input").text());
            case "", "message" -> new Turn(role(item), ChatPrompt.text(item.at("content")));
            default -> new Turn(Role.SYSTEM, "");
        };
    }

    private static Role role(Json message) {
        return switch (message.at("role").text()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.SYSTEM;
        };
    }

    private static ToolChoice choice(Json choice) {
        return switch (choice.text()) {
            case "none" -> ToolChoice.NONE;
            case "required" -> ToolChoice.ANY;
            default ->
                    choice.at("type").text().equals("function")
                            ? new ToolChoice.Named(choice.at("name").text())
                            : ToolChoice.AUTO;
        };
    }

    private static Json schema(Json format) {
        return switch (format.at("type").text()) {
            case "json_schema" -> format.at("schema");
            case "json_object" -> Prompt.ANY_OBJECT;
            default -> Json.MISSING;
        };
    }
}
