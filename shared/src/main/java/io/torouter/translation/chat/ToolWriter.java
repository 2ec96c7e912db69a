package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.Untranslatable;

import java.util.List;

/** Writes tools and how they may be used. */
final class ToolWriter {
    /** The type of OpenAI's web search, which stands beside the tools. */
    static final String WEB_SEARCH = "web_search_options";

    private final ObjectNode body;
    private final Upstream upstream;

    ToolWriter(ObjectNode body, Upstream upstream) {
        this.body = body;
        this.upstream = upstream;
    }

    void write(Tools tools) {
        var written = JsonNodeFactory.instance.arrayNode();
        offered(tools).forEach(tool -> definition(tool, written));
        if (written.isEmpty()) {
            return; // OpenAI refuses a choice where there is nothing to choose from.
        }
        body.set("tools", written);
        if (tools.choice() != null) {
            choice(tools.choice());
        }
        if (tools.parallel() != null) {
            body.put("parallel_tool_calls", tools.parallel().booleanValue());
        }
    }

    /** Tools that may not be called are not shown where that cannot be said. */
    private List<ToolDefinition> offered(Tools tools) {
        if (tools.choice() instanceof ToolChoice.None && !takes("none")) {
            return List.of();
        }
        if (tools.choice() instanceof ToolChoice.Allowed(_, var allowed) && !takes("allowed")) {
            return tools.definitions().stream().filter(tool -> isAmong(tool, allowed)).toList();
        }
        return tools.definitions();
    }

    private static boolean isAmong(ToolDefinition tool, List<ToolRef> allowed) {
        return switch (tool) {
            case FunctionTool function -> allowed.stream().anyMatch(ref -> ref.name().equals(function.name()));
            case CustomTool custom -> allowed.stream().anyMatch(ref -> ref.name().equals(custom.name()));
            case ServerTool _ -> true;
        };
    }

    private void definition(ToolDefinition tool, ArrayNode written) {
        switch (tool) {
            case FunctionTool function -> function(function, written.addObject());
            case CustomTool custom -> custom(custom, written.addObject());
            case ServerTool server -> server(server, written);
        }
    }

    private void function(FunctionTool tool, ObjectNode written) {
        var function = written.put("type", "function").putObject("function");
        function.put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        var rules = upstream.target().vendor().schema();
        var schema = tool.parameters() == null ? noParameters() : tool.parameters();
        var reduced = SchemaReducer.reduce(schema, rules, Field.TOOL_SCHEMA, upstream.drops());
        function.set("parameters", reduced);
        if (tool.strict() != null) {
            strict(tool.strict(), SchemaReducer.fitsStrict(reduced, rules), function);
        }
        CacheMarks.write(tool.cache(), written, upstream);
        NestedExtras.write(tool.extras(), written, upstream.drops());
    }

    private static ObjectNode noParameters() {
        var schema = Upstream.object().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private void strict(boolean strict, boolean fits, ObjectNode function) {
        boolean taken = upstream.traits().strictTools() && (fits || !strict);
        if (taken) {
            function.put("strict", strict);
        } else if (strict) {
            upstream.drops().add(Field.TOOL_STRICT);
        }
    }

    private void custom(CustomTool tool, ObjectNode written) {
        var custom = written.put("type", "custom").putObject("custom");
        custom.put("name", tool.name());
        if (tool.description() != null) {
            custom.put("description", tool.description());
        }
        if (tool.grammar() != null) {
            var format = custom.putObject("format").put("type", "grammar").putObject("grammar");
            format.put("syntax", tool.grammar().syntax()).put("definition", tool.grammar().definition());
        }
        NestedExtras.write(tool.extras(), written, upstream.drops());
    }

    private void server(ServerTool tool, ArrayNode written) {
        if (tool.vendor() != OPENAI_CHAT) {
            throw Untranslatable.unsupported(
                    "the tool %s of %s has no place in %s"
                            .formatted(tool.type(), tool.vendor().id(), OPENAI_CHAT.id()));
        }
        if (tool.type().equals(WEB_SEARCH)) {
            body.set(WEB_SEARCH, tool.json());
        } else {
            written.add(tool.json());
        }
    }

    private void choice(ToolChoice choice) {
        switch (choice) {
            case ToolChoice.Auto _ -> word("auto");
            case ToolChoice.None _ -> word("none");
            case ToolChoice.Required _ -> word("required");
            case ToolChoice.Named(var tool) -> named(tool);
            case ToolChoice.Allowed allowed -> allowed(allowed);
            case ToolChoice.Vendor(var vendor, var json) when vendor == OPENAI_CHAT -> body.set("tool_choice", json);
            case ToolChoice.Vendor _ -> upstream.drops().add(Field.TOOL_CHOICE);
        }
    }

    private boolean takes(String choice) {
        var taken = upstream.traits().toolChoices();
        return taken.isEmpty() ? !choice.equals("allowed") : taken.contains(choice);
    }

    private void word(String word) {
        if (takes(word)) {
            body.put("tool_choice", word);
        } else {
            upstream.drops().add(Field.TOOL_CHOICE);
        }
    }

    private void named(ToolRef tool) {
        if (takes("named")) {
            named(tool, body.putObject("tool_choice"));
        } else {
            upstream.drops().add(Field.TOOL_CHOICE);
        }
    }

    private static void named(ToolRef tool, ObjectNode written) {
        var type = tool.kind() == ToolKind.CUSTOM ? "custom" : "function";
        written.put("type", type).putObject(type).put("name", tool.name());
    }

    private void allowed(ToolChoice.Allowed allowed) {
        var mode = allowed.required() ? "required" : "auto";
        if (!takes("allowed")) {
            word(mode);
            return;
        }
        var choice = body.putObject("tool_choice").put("type", "allowed_tools").putObject("allowed_tools");
        var tools = choice.put("mode", mode).putArray("tools");
        allowed.tools().forEach(tool -> named(tool, tools.addObject()));
    }
}
