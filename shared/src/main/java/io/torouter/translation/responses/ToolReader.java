package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.FunctionTool.Namespace;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Reads definitions of tools. Where a function does not say whether it is strict, neither do we: this API then is as
 * strict as the schema allows, which no other can be told.
 */
final class ToolReader {
    /** How calls name the tool that searches for tools, which has no name of its own. */
    static final String SEARCH = "tool_search";

    private final String path;
    private final List<ToolDefinition> read = new ArrayList<>();

    private ToolReader(String path) {
        this.path = path;
    }

    /**
     * @param path where they stand, one of the places in {@link Origin}
     */
    static List<ToolDefinition> read(List<JsonNode> tools, String path) {
        var reader = new ToolReader(path);
        tools.forEach(tool -> reader.tool(Members.of(tool, path), null));
        return reader.read;
    }

    /** Those of which no other has the name. */
    static List<ToolDefinition> unknown(List<ToolDefinition> found, List<ToolDefinition> known) {
        var names = new HashSet<ToolRef>();
        known.forEach(tool -> names.add(ref(tool)));
        return found.stream().filter(tool -> names.add(ref(tool))).toList();
    }

    static ToolRef ref(ToolDefinition tool) {
        return switch (tool) {
            case FunctionTool function -> new ToolRef(function.kind(), nameOf(function.namespace()), function.name());
            case CustomTool custom -> new ToolRef(ToolKind.CUSTOM, nameOf(custom.namespace()), custom.name());
            case ServerTool server -> new ToolRef(ToolKind.FUNCTION, "", server.json().toString());
        };
    }

    private static @Nullable String nameOf(@Nullable Namespace namespace) {
        return namespace == null ? null : namespace.name();
    }

    private void tool(Members tool, @Nullable Namespace namespace) {
        var type = tool.requiredText("type");
        switch (type) {
            case "function" -> read.add(function(tool, namespace));
            case "custom" -> read.add(custom(tool, namespace));
            case "namespace" -> namespace(tool);
            case "tool_search" -> read.add(search(tool));
            default -> read.add(new ServerTool(OPENAI_RESPONSES, type, tool.json()));
        }
    }

    private void namespace(Members group) {
        var tools = group.array("tools");
        var name = group.requiredText("name");
        var namespace = new Namespace(name, group.text("description"), Origin.of(group, path));
        tools.forEach(tool -> tool(Members.of(tool, path), namespace));
    }

    private FunctionTool function(Members tool, @Nullable Namespace namespace) {
        return new FunctionTool(
                ToolKind.FUNCTION,
                namespace,
                tool.requiredText("name"),
                tool.text("description"),
                tool.object("parameters"),
                tool.flag("strict"),
                null,
                Origin.of(tool, path));
    }

    private CustomTool custom(Members tool, @Nullable Namespace namespace) {
        var format = tool.inside("format");
        return new CustomTool(
                namespace,
                tool.requiredText("name"),
                tool.text("description"),
                format == null ? null : grammar(format),
                Origin.of(tool, path));
    }

    private static CustomTool.@Nullable Grammar grammar(Members format) {
        return switch (format.requiredText("type")) {
            case "text" -> null;
            case "grammar" -> new CustomTool.Grammar(format.requiredText("syntax"), format.requiredText("definition"));
            case String other ->
                    throw Untranslatable.malformed(
                            "expected " + format.pathOf("type") + " to be text or grammar, came: " + other);
        };
    }

    private ToolDefinition search(Members tool) {
        if (!"client".equals(tool.text("execution"))) {
            return new ServerTool(OPENAI_RESPONSES, SEARCH, tool.json());
        }
        var description = tool.text("description");
        var parameters = tool.object("parameters");
        return new FunctionTool(
                ToolKind.TOOL_SEARCH, null, SEARCH, description, parameters, null, null, Origin.of(tool, path));
    }
}
