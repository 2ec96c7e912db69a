package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.FunctionTool.Namespace;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.vendor.SchemaRules;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes definitions of tools. Tools of one namespace go into one group, where the first of them stands. */
final class ToolWriter {
    private final SchemaRules rules;
    private final Drops drops;
    private final ArrayNode tools = JsonNodeFactory.instance.arrayNode();
    private final Map<String, ArrayNode> groups = new HashMap<>();

    ToolWriter(SchemaRules rules, Drops drops) {
        this.rules = rules;
        this.drops = drops;
    }

    /** Those that a search found are left out: they stand in its result. */
    ArrayNode write(List<ToolDefinition> definitions) {
        definitions.forEach(this::tool);
        return tools;
    }

    private void tool(ToolDefinition tool) {
        switch (tool) {
            case FunctionTool function when Origin.is(function.extras(), Origin.FOUND_TOOLS) -> {}
            case FunctionTool search when search.kind() == ToolKind.TOOL_SEARCH -> tools.add(search(search));
            case FunctionTool function -> group(function.namespace()).add(function(function));
            case CustomTool custom when Origin.is(custom.extras(), Origin.FOUND_TOOLS) -> {}
            case CustomTool custom -> group(custom.namespace()).add(custom(custom));
            case ServerTool server -> tools.add(server(server));
        }
    }

    private ArrayNode group(@Nullable Namespace namespace) {
        if (namespace == null) {
            return tools;
        }
        return groups.computeIfAbsent(namespace.name(), _ -> opened(namespace));
    }

    private ArrayNode opened(Namespace namespace) {
        var json = tools.addObject().put("type", "namespace").put("name", namespace.name());
        json.put("description", namespace.description() == null ? "" : namespace.description());
        var members = json.putArray("tools");
        namespace.extras().writeTo(json, OPENAI_RESPONSES, drops);
        return members;
    }

    private ObjectNode function(FunctionTool tool) {
        var json = named("function", tool.name(), tool.description());
        boolean ours = Origin.isOurs(tool.extras());
        var strict = tool.strict();
        if (strict == null && !ours) {
            json.put("strict", false);
        } else if (strict != null) {
            json.put("strict", strict && isStrict(tool, ours));
        }
        if (tool.parameters() != null) {
            json.set("parameters", parameters(tool.parameters()));
        } else if (!ours) {
            json.set("parameters", parameters(JsonNodeFactory.instance.objectNode()));
        }
        marks(tool);
        tool.extras().writeTo(json, OPENAI_RESPONSES, drops);
        return json;
    }

    private static ObjectNode named(String type, String name, @Nullable String description) {
        var json = JsonNodeFactory.instance.objectNode().put("type", type).put("name", name);
        return description == null ? json : json.put("description", description);
    }

    /** Other vendors take schemas as strict that this one refuses; a client of this API is told so by it. */
    private boolean isStrict(FunctionTool tool, boolean ours) {
        boolean fits = ours || tool.parameters() == null || SchemaReducer.fitsStrict(tool.parameters(), rules);
        if (!fits) {
            drops.add(Field.TOOL_STRICT);
        }
        return fits;
    }

    /** The outermost schema must say that it is an object. */
    private JsonNode parameters(JsonNode schema) {
        var kept = SchemaReducer.reduce(schema, rules, Field.TOOL_SCHEMA, drops);
        if (!(kept instanceof ObjectNode object) || object.has("type")) {
            return kept;
        }
        var typed = JsonNodeFactory.instance.objectNode().put("type", "object");
        typed.setAll(object);
        if (!typed.has("properties")) {
            typed.putObject("properties");
        }
        return typed;
    }

    private void marks(FunctionTool tool) {
        if (tool.cache() != null) {
            drops.add(Field.CACHE_CONTROL);
        }
    }

    private ObjectNode custom(CustomTool tool) {
        var json = named("custom", tool.name(), tool.description());
        var grammar = tool.grammar();
        if (grammar != null) {
            json.putObject("format")
                    .put("type", "grammar")
                    .put("syntax", grammar.syntax())
                    .put("definition", grammar.definition());
        }
        tool.extras().writeTo(json, OPENAI_RESPONSES, drops);
        return json;
    }

    private ObjectNode search(FunctionTool tool) {
        var json = JsonNodeFactory.instance.objectNode().put("type", ToolReader.SEARCH).put("execution", "client");
        if (tool.description() != null) {
            json.put("description", tool.description());
        }
        if (tool.parameters() != null) {
            json.set("parameters", tool.parameters());
        }
        tool.extras().writeTo(json, OPENAI_RESPONSES, drops);
        return json;
    }

    private static ObjectNode server(ServerTool tool) {
        if (tool.vendor() == OPENAI_RESPONSES) {
            return tool.json();
        }
        throw Untranslatable.unsupported(
                "the tool " + tool.type() + " is run by " + tool.vendor().id() + " and unknown to openai.responses");
    }
}
