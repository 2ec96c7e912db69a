package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.vendor.Vendor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes {@code tools} and {@code tool_choice}. */
final class ToolsWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    /** What the vendor refuses at the top of an input's schema. */
    private static final List<String> TOP_UNIONS = List.of("anyOf", "oneOf", "allOf");

    private final Vendor vendor;
    private final Drops drops;
    private final Betas betas;

    ToolsWriter(Vendor vendor, Drops drops, Betas betas) {
        this.vendor = vendor;
        this.drops = drops;
        this.betas = betas;
    }

    /**
     * @param forced whether a call may be demanded
     */
    void write(Tools tools, boolean forced, ObjectNode body) {
        var definitions = definitions(tools);
        if (!definitions.isEmpty()) {
            body.set("tools", definitions);
            writeChoice(tools, forced, body);
        } else if (demanded(tools.choice())) {
            drops.add(Field.TOOL_CHOICE);
        }
    }

    private ArrayNode definitions(Tools tools) {
        var definitions = JsonNodeFactory.instance.arrayNode();
        for (var tool : tools.definitions()) {
            if (isAllowed(tool, tools.choice())) {
                definitions.add(definition(tool));
            }
        }
        return definitions;
    }

    /** The vendor has no choice of some: those that may not be called are not told. */
    private static boolean isAllowed(ToolDefinition tool, @Nullable ToolChoice choice) {
        if (!(choice instanceof ToolChoice.Allowed(_, var allowed))) {
            return true;
        }
        return switch (tool) {
            case FunctionTool function -> allowed.stream().map(ToolRef::name).anyMatch(function.name()::equals);
            case CustomTool _, ServerTool _ -> true;
        };
    }

    private ObjectNode definition(ToolDefinition tool) {
        return switch (tool) {
            case FunctionTool function -> function(function);
            case CustomTool custom ->
                    throw Untranslatable.unsupported(
                            "Anthropic messages have no tools with free text: " + custom.name());
            case ServerTool server -> server(server);
        };
    }

    private ObjectNode server(ServerTool tool) {
        if (tool.vendor() != OURS) {
            throw Untranslatable.unsupported(
                    "the tool " + tool.type() + " of " + tool.vendor().id() + " does not exist in Anthropic messages");
        }
        betas.need(tool.type());
        return tool.json().deepCopy();
    }

    private ObjectNode function(FunctionTool tool) {
        var definition = JsonNodeFactory.instance.objectNode().put("name", tool.name());
        if (tool.description() != null) {
            definition.put("description", tool.description());
        }
        writeSchema(inputSchema(tool.parameters()), tool.strict(), definition);
        CacheMarks.write(definition, tool.cache());
        tool.extras().writeTo(definition, OURS, drops);
        return definition;
    }

    private void writeSchema(ObjectNode schema, @Nullable Boolean strict, ObjectNode definition) {
        if (!Boolean.TRUE.equals(strict)) {
            definition.set("input_schema", schema);
            if (strict != null && vendor.anthropic().strictTools()) {
                definition.put("strict", false);
            }
        } else if (!vendor.anthropic().strictTools() || !SchemaReducer.fitsStrict(schema, vendor.schema())) {
            definition.set("input_schema", schema);
            drops.add(Field.TOOL_STRICT);
        } else {
            definition.set("input_schema", SchemaReducer.reduce(schema, vendor.schema(), Field.TOOL_SCHEMA, drops));
            definition.put("strict", true);
        }
    }

    /** The vendor wants an object, said so at the top. */
    private ObjectNode inputSchema(@Nullable JsonNode parameters) {
        if (!(parameters instanceof ObjectNode schema)) {
            return emptyObject();
        }
        boolean plain = schema.path("type").asText().equals("object");
        if (plain && TOP_UNIONS.stream().noneMatch(schema::has)) {
            return schema;
        }
        var object = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.properties().forEach(member -> keep(member.getKey(), member.getValue(), object));
        return object;
    }

    private static ObjectNode emptyObject() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private void keep(String keyword, JsonNode value, ObjectNode object) {
        if (TOP_UNIONS.contains(keyword)) {
            drops.add(Field.TOOL_SCHEMA, keyword);
        } else if (!keyword.equals("type")) {
            object.set(keyword, value);
        }
    }

    private static boolean demanded(@Nullable ToolChoice choice) {
        return choice instanceof ToolChoice.Required
                || choice instanceof ToolChoice.Named
                || (choice instanceof ToolChoice.Allowed(var required, _) && required);
    }

    private void writeChoice(Tools tools, boolean forced, ObjectNode body) {
        var parallel = tools.parallel();
        var choice = choice(tools.choice(), forced);
        if (choice == null && Boolean.FALSE.equals(parallel)) {
            choice = choice("auto");
        }
        if (choice == null) {
            return;
        }
        if (parallel != null && !choice.path("type").asText().equals("none")) {
            choice.put("disable_parallel_tool_use", !parallel);
        }
        body.set("tool_choice", choice);
    }

    private @Nullable ObjectNode choice(@Nullable ToolChoice choice, boolean forced) {
        if (choice == null) {
            return null;
        }
        if (demanded(choice) && !forced) {
            drops.add(Field.TOOL_CHOICE);
            return choice("auto");
        }
        return switch (choice) {
            case ToolChoice.Auto _ -> choice("auto");
            case ToolChoice.None _ -> choice("none");
            case ToolChoice.Required _ -> choice("any");
            case ToolChoice.Named(var tool) -> choice("tool").put("name", tool.name());
            case ToolChoice.Allowed(var required, _) -> choice(required ? "any" : "auto");
            case ToolChoice.Vendor(var vendor, _) -> {
                drops.add(Field.TOOL_CHOICE);
                yield null;
            }
        };
    }

    private static ObjectNode choice(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
