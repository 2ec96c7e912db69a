package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

/** Reads {@code tools} and {@code tool_choice}. */
final class ToolsReader {
    private ToolsReader() {}

    static Tools read(Members body) {
        var definitions = body.array("tools").stream().map(ToolsReader::tool).toList();
        var choice = body.inside("tool_choice");
        if (choice == null) {
            return new Tools(definitions, null, null);
        }
        var one = choice.flag("disable_parallel_tool_use");
        return new Tools(definitions, choice(choice), one == null ? null : !one);
    }

    private static ToolDefinition tool(JsonNode json) {
        var tool = Members.of(json, "tools");
        var type = tool.text("type", "custom");
        return type.equals("custom") ? function(tool) : new ServerTool(Dialect.ANTHROPIC_MESSAGES, type, tool.json());
    }

    private static FunctionTool function(Members tool) {
        return new FunctionTool(
                ToolKind.FUNCTION,
                null,
                tool.requiredText("name"),
                tool.text("description"),
                tool.any("input_schema"),
                tool.flag("strict"),
                CacheMarks.read(tool),
                BlockReader.rest(tool));
    }

    private static @Nullable ToolChoice choice(Members choice) {
        var type = choice.requiredText("type");
        return switch (type) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Required();
            case "none" -> new ToolChoice.None();
            case "tool" -> new ToolChoice.Named(ToolRef.function(choice.requiredText("name")));
            default ->
                    throw Untranslatable.malformed(
                            "expected tool_choice.type to be auto, any, tool or none, came: " + type);
        };
    }
}
