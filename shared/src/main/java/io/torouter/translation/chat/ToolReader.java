package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the tools of a request and how they may be used. */
final class ToolReader {
    private ToolReader() {}

    static Tools read(Members body) {
        var tools = new ArrayList<ToolDefinition>();
        body.array("tools").forEach(tool -> tools.add(tool(Members.of(tool, body.pathOf("tools")))));
        body.array("functions").forEach(tool -> tools.add(older(Members.of(tool, OlderFunctions.PATH))));
        var search = body.object("web_search_options");
        if (search != null) {
            tools.add(new ServerTool(OPENAI_CHAT, ToolWriter.WEB_SEARCH, search));
        }
        var choice = choice(body.any("tool_choice"));
        var olderChoice = olderChoice(body.any("function_call"));
        var parallel = body.flag("parallel_tool_calls");
        boolean one = parallel == null && !body.array("functions").isEmpty();
        return new Tools(tools, choice == null ? olderChoice : choice, one ? Boolean.FALSE : parallel);
    }

    private static ToolDefinition tool(Members tool) {
        var type = tool.text("type", "function");
        return switch (type) {
            case "function" -> function(tool);
            case "custom" -> custom(tool);
            default -> new ServerTool(OPENAI_CHAT, type, tool.json());
        };
    }

    private static FunctionTool function(Members tool) {
        var function = inside(tool, "function");
        var name = function.requiredText("name");
        var description = function.text("description");
        JsonNode parameters = function.object("parameters");
        var strict = function.flag("strict");
        var cache = CacheMarks.read(tool);
        var extras = new NestedExtras(tool).with("function", function).read();
        return new FunctionTool(ToolKind.FUNCTION, null, name, description, parameters, strict, cache, extras);
    }

    private static FunctionTool older(Members function) {
        var name = function.requiredText("name");
        var description = function.text("description");
        JsonNode parameters = function.object("parameters");
        var rest = function.rest(OPENAI_CHAT).members();
        var extras = new Extras(OPENAI_CHAT, OlderFunctions.PATH, rest);
        return new FunctionTool(ToolKind.FUNCTION, null, name, description, parameters, null, null, extras);
    }

    private static CustomTool custom(Members tool) {
        var custom = inside(tool, "custom");
        var name = custom.requiredText("name");
        var description = custom.text("description");
        var grammar = grammar(custom.inside("format"));
        return new CustomTool(null, name, description, grammar, new NestedExtras(tool).with("custom", custom).read());
    }

    private static CustomTool.@Nullable Grammar grammar(@Nullable Members format) {
        if (format == null || !format.text("type", "text").equals("grammar")) {
            return null;
        }
        var grammar = inside(format, "grammar");
        return new CustomTool.Grammar(grammar.requiredText("syntax"), grammar.requiredText("definition"));
    }

    private static Members inside(Members object, String name) {
        var inner = object.inside(name);
        if (inner == null) {
            throw Untranslatable.malformed("missing: " + object.pathOf(name));
        }
        return inner;
    }

    private static @Nullable ToolChoice choice(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isTextual() ? word(value.textValue()) : object(Members.of(value, "tool_choice"));
    }

    private static ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required", "any" -> new ToolChoice.Required(); // Mistral says any
            default -> throw Untranslatable.malformed("unknown tool_choice: " + word);
        };
    }

    private static ToolChoice object(Members choice) {
        return switch (choice.text("type", "function")) {
            case "function", "custom" -> new ToolChoice.Named(ref(choice.json(), "tool_choice"));
            case "allowed_tools" -> allowed(inside(choice, "allowed_tools"));
            case "auto", "none", "required" -> word(choice.text("type", "auto"));
            default -> new ToolChoice.Vendor(OPENAI_CHAT, choice.json());
        };
    }

    private static ToolChoice allowed(Members allowed) {
        var tools = new ArrayList<ToolRef>();
        allowed.array("tools").forEach(tool -> tools.add(ref(tool, allowed.pathOf("tools"))));
        return new ToolChoice.Allowed(allowed.text("mode", "auto").equals("required"), List.copyOf(tools));
    }

    private static ToolRef ref(JsonNode json, String path) {
        var choice = Members.of(json, path);
        if (choice.text("type", "function").equals("custom")) {
            return new ToolRef(ToolKind.CUSTOM, null, inside(choice, "custom").requiredText("name"));
        }
        return ToolRef.function(inside(choice, "function").requiredText("name"));
    }

    private static @Nullable ToolChoice olderChoice(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return value.isTextual()
                ? word(value.textValue())
                : new ToolChoice.Named(ToolRef.function(Members.of(value, "function_call").requiredText("name")));
    }
}
