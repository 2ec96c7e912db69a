package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Call;
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

/** Reads what a messages request asks, and refuses what the real service refuses for its envelope. */
final class MessagesPrompt {
    private MessagesPrompt() {}

    static Prompt decode(Call call) {
        if (!call.json().at("max_tokens").exists()) {
            throw refused("max_tokens: Field required");
        }
        return decodeUncapped(call);
    }

    /** The same for a request that need not name a limit. */
    static Prompt decodeUncapped(Call call) {
        checkEnvelope(call);
        var request = call.json();
        var choice = request.at("tool_choice");
        var format =
                request.at("output_format").exists()
                        ? request.at("output_format")
                        : request.at("output_config").at("format");
        return new Prompt(
                Conversation.of(turns(request)),
                request.at("tools").items().stream()
                        .filter(tool -> tool.at("input_schema").isObject())
                        .map(tool -> new Tool(tool.at("name").text(), tool.at("input_schema")))
                        .toList(),
                choice(choice),
                !choice.at("disable_parallel_tool_use").flag(),
                request.at("max_tokens").number(0),
                request.at("stop_sequences").items().stream().map(Json::text).toList(),
                format.at("schema"));
    }

    private static void checkEnvelope(Call call) {
        if (!call.headers().contains("anthropic-version")) {
            throw refused("anthropic-version: header is required");
        }
        if (call.json().at("messages").items().isEmpty()) {
            throw refused("messages: at least one message is required");
        }
    }

    private static Refused refused(String message) {
        return new Refused(Refusal.badRequest(message, null));
    }

    private static List<Turn> turns(Json request) {
        var tools = request.at("tools").items().stream().map(tool -> new Turn(Role.SYSTEM, tool.shown()));
        var system = Stream.of(new Turn(Role.SYSTEM, text(request.at("system"))));
        var messages = request.at("messages").items().stream().flatMap(MessagesPrompt::messageTurns);
        return Stream.concat(tools, Stream.concat(system, messages)).toList();
    }

    /** The results in a message are turns of the tool, the rest of it one turn of who sent it. */
    private static Stream<Turn> messageTurns(Json message) {
        var results =
                message.at("content").items().stream()
                        .filter(block -> block.at("type").text().equals("tool_result"))
                        .map(block -> new Turn(Role.TOOL, text(block.at("content"))));
        var role =
                switch (message.at("role").text()) {
                    case "assistant" -> Role.ASSISTANT;
                    case "system" -> Role.SYSTEM;
                    default -> Role.USER;
                };
        var said = text(message.at("content"));
        return Stream.concat(
                results, said.isEmpty() && role == Role.USER ? Stream.of() : Stream.of(new Turn(role, said)));
    }

    private static String text(Json content) {
        return content.isText()
                ? content.text()
                : content.items().stream().map(MessagesPrompt::blockText).collect(Collectors.joining("\n"));
    }

    private static String blockText(Json block) {
        return switch (block.at("type").text()) {
            case "text" -> block.at("text").text();
            case "tool_use" -> block.at("name").text() + block.at("input").shown();
            default -> "";
        };
    }

    private static ToolChoice choice(Json choice) {
        return switch (choice.at("type").text()) {
            case "none" -> ToolChoice.NONE;
            case "any" -> ToolChoice.ANY;
            case "tool" -> new ToolChoice.Named(choice.at("name").text());
            default -> ToolChoice.AUTO;
        };
    }
}
