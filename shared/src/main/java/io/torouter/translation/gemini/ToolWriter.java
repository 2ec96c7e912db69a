package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes {@code tools} and {@code toolConfig}. */
final class ToolWriter {
    private final Target target;
    private final Drops drops;
    private boolean strict;

    ToolWriter(Target target, Drops drops) {
        this.target = target;
        this.drops = drops;
    }

    void write(Tools tools, ObjectNode body) {
        if (Boolean.FALSE.equals(tools.parallel())) {
            drops.add(Field.PARALLEL_TOOLS);
        }
        var functions = JsonNodeFactory.instance.arrayNode();
        var others = JsonNodeFactory.instance.arrayNode();
        for (var tool : tools.definitions()) {
            switch (tool) {
                case FunctionTool function -> function(function, functions);
                case ServerTool server -> others.add(own(server));
                case CustomTool custom -> throw unsupported("custom tool " + custom.name());
            }
        }
        if (!functions.isEmpty() || !others.isEmpty()) {
            list(functions, others, body.putArray("tools"));
        }
        config(tools, !functions.isEmpty(), body);
    }

    private static void list(ArrayNode functions, ArrayNode others, ArrayNode tools) {
        if (!functions.isEmpty()) {
            tools.addObject().set("functionDeclarations", functions);
        }
        tools.addAll(others);
    }

    private static ObjectNode own(ServerTool tool) {
        if (tool.vendor() != Dialect.GEMINI_GENERATE) {
            throw unsupported("tool " + tool.type() + " of " + tool.vendor().id());
        }
        return tool.json();
    }

    private static Untranslatable unsupported(String what) {
        return Untranslatable.unsupported(what + " does not exist in " + Dialect.GEMINI_GENERATE.id());
    }

    private void function(FunctionTool tool, ArrayNode functions) {
        var function = functions.addObject().put("name", tool.name());
        if (tool.description() != null) {
            function.put("description", tool.description());
        }
        parameters(tool, function);
        if (tool.cache() != null) {
            drops.add(Field.CACHE_CONTROL);
        }
        if (Boolean.TRUE.equals(tool.strict())) {
            strict = true;
        }
        DeepExtras.write(tool.extras(), function, drops);
    }

    /** The older kind of schema is refused where it has no properties. */
    private void parameters(FunctionTool tool, ObjectNode function) {
        var schema = tool.parameters();
        if (schema == null || schema.isEmpty()) {
            return;
        }
        if (target.vendor().gemini().jsonSchema()) {
            var fit = JsonSchemaFit.fit(schema, target.vendor().schema(), Field.TOOL_SCHEMA, drops);
            function.set("parametersJsonSchema", fit);
        } else if (!schema.path("properties").isEmpty()) {
            function.set("parameters", OpenApiWriter.schema(schema, Field.TOOL_SCHEMA, drops));
        }
    }

    /** Without functions the service refuses to be told how to call them. */
    private void config(Tools tools, boolean functions, ObjectNode body) {
        if (!functions) {
            return;
        }
        var choice = tools.choice();
        switch (choice) {
            case null -> validated(body, null);
            case ToolChoice.Auto auto -> validated(body, auto);
            case ToolChoice.None _ -> calling(body, "NONE", List.of());
            case ToolChoice.Required _ -> calling(body, "ANY", List.of());
            case ToolChoice.Named(var tool) -> calling(body, "ANY", List.of(tool));
            case ToolChoice.Allowed(var required, var allowed) -> allowed(body, required, allowed);
            case ToolChoice.Vendor _ -> drops.add(Field.TOOL_CHOICE);
        }
    }

    /** Functions of which one is called for sure are held to their schemas anyway. */
    private void validated(ObjectNode body, ToolChoice.@Nullable Auto auto) {
        if (strict && target.vendor().gemini().validated()) {
            calling(body, "VALIDATED", List.of());
        } else {
            if (strict) {
                drops.add(Field.TOOL_STRICT);
            }
            if (auto != null) {
                calling(body, "AUTO", List.of());
            }
        }
    }

    private void allowed(ObjectNode body, boolean required, List<ToolRef> tools) {
        if (required || target.vendor().gemini().validated()) {
            calling(body, required ? "ANY" : "VALIDATED", tools);
        } else {
            drops.add(Field.TOOL_CHOICE);
        }
    }

    private static void calling(ObjectNode body, String mode, List<ToolRef> tools) {
        var calling = body.putObject("toolConfig").putObject("functionCallingConfig").put("mode", mode);
        if (!tools.isEmpty()) {
            var names = calling.putArray("allowedFunctionNames");
            tools.forEach(tool -> names.add(tool.name()));
        }
    }
}
