package io.torouter.simulator.gemini;

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

/** Reads what a generate request asks; like the real service it takes field names in either spelling. */
final class GeminiPrompt {
    private GeminiPrompt() {}

    static Prompt decode(Json request) {
        if (request.at("contents").items().isEmpty()) {
            throw new Refused(
                    Refusal.badRequest("* GenerateContentRequest.contents: contents is not specified\n", null));
        }
        var config = request.at("generationConfig", "generation_config");
        return new Prompt(
                Conversation.of(turns(request)),
                declarations(request).map(GeminiPrompt::tool).toList(),
                choice(request.at("toolConfig", "tool_config").at("functionCallingConfig", "function_calling_config")),
                true,
                config.at("maxOutputTokens", "max_output_tokens").number(0),
                config.at("stopSequences", "stop_sequences").items().stream().map(Json::text).toList(),
                schema(config));
    }

    /** Everything that counts as input, turn by turn. */
    static List<Turn> turns(Json request) {
        var tools = declarations(request).map(tool -> new Turn(Role.SYSTEM, tool.shown()));
        var system =
                parts(request.at("systemInstruction", "system_instruction"))
                        .map(part -> new Turn(Role.SYSTEM, part.at("text").text()));
        var contents = request.at("contents").items().stream().flatMap(GeminiPrompt::contentTurns);
        return Stream.concat(tools, Stream.concat(system, contents)).toList();
    }

    private static Stream<Json> declarations(Json request) {
        return request.at("tools").items().stream()
                .flatMap(tool -> tool.at("functionDeclarations", "function_declarations").items().stream());
    }

    private static Stream<Json> parts(Json content) {
        var parts = content.at("parts");
        return parts.isObject() ? Stream.of(parts) : parts.items().stream();
    }

    private static Stream<Turn> contentTurns(Json content) {
        var role = content.at("role").text().equals("model") ? Role.ASSISTANT : Role.USER;
        var results =
                parts(content)
                        .map(part -> part.at("functionResponse", "function_response"))
                        .filter(Json::exists)
                        .map(result -> new Turn(Role.TOOL, result.at("response").shown()));
        var said = parts(content).map(GeminiPrompt::said).collect(Collectors.joining());
        return Stream.concat(
                results, said.isEmpty() && role == Role.USER ? Stream.of() : Stream.of(new Turn(role, said)));
    }

    private static String said(Json part) {
        return part.at("text").text() + part.at("functionCall", "function_call").shown();
    }

    private static Tool tool(Json declaration) {
        return new Tool(
                declaration.at("name").text(),
                declaration.at("parameters", "parametersJsonSchema", "parameters_json_schema"));
    }

    private static ToolChoice choice(Json config) {
        var allowed = config.at("allowedFunctionNames", "allowed_function_names").items();
        return switch (config.at("mode").text()) {
            case "NONE" -> ToolChoice.NONE;
            case "ANY" -> allowed.isEmpty() ? ToolChoice.ANY : new ToolChoice.Named(allowed.getFirst().text());
            default -> ToolChoice.AUTO;
        };
    }

    private static Json schema(Json config) {
        var schema =
                config.at(
                        "responseSchema",
                        "response_schema",
                        "responseJsonSchema",
                        "response_json_schema",
                        "_responseJsonSchema");
        var mime = config.at("responseMimeType", "response_mime_type").text();
        return schema.exists() || !mime.equals("application/json") ? schema : Prompt.ANY_OBJECT;
    }
}
