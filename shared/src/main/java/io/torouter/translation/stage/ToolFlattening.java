package io.torouter.translation.stage;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns tools that an upstream has no notion of into plain functions with names that it takes: everywhere in a request,
 * so that definitions, choice, calls and results stay together. {@link ToolRestoring} takes it back in the answer.
 */
public final class ToolFlattening {
    private final ToolLimits limits;
    private final ToolNames names;
    private final Drops drops;

    private ToolFlattening(ToolLimits limits, ToolNames names, Drops drops) {
        this.limits = limits;
        this.names = names;
        this.drops = drops;
    }

    /** A request that the upstream can be told, and what its names mean. */
    public record Flattened(GenerationRequest request, ToolNames names) {}

    public static Flattened flatten(GenerationRequest request, ToolLimits limits, Drops drops) {
        var names = ToolNames.of(toolsOf(request), limits);
        if (names.wire().isEmpty()) {
            return new Flattened(request, names);
        }
        return new Flattened(new ToolFlattening(limits, names, drops).flattened(request), names);
    }

    private static Set<ToolRef> toolsOf(GenerationRequest request) {
        var tools = new LinkedHashSet<ToolRef>();
        request.tools().definitions().forEach(tool -> addRef(tool, tools));
        request.turns().forEach(turn -> turn.parts().forEach(part -> addRef(part, tools)));
        return tools;
    }

    private static void addRef(ToolDefinition tool, Set<ToolRef> tools) {
        switch (tool) {
            case FunctionTool function -> tools.add(ref(function));
            case CustomTool custom -> tools.add(ref(custom));
            case ServerTool _ -> {}
        }
    }

    private static void addRef(Part part, Set<ToolRef> tools) {
        if (part instanceof ToolCall call) {
            tools.add(call.tool());
        }
    }

    private static ToolRef ref(FunctionTool tool) {
        return new ToolRef(tool.kind(), nameOf(tool.namespace()), tool.name());
    }

    private static ToolRef ref(CustomTool tool) {
        return new ToolRef(ToolKind.CUSTOM, nameOf(tool.namespace()), tool.name());
    }

    private static @Nullable String nameOf(FunctionTool.@Nullable Namespace namespace) {
        return namespace == null ? null : namespace.name();
    }

    private GenerationRequest flattened(GenerationRequest request) {
        var turns = request.turns().stream().map(this::turn).toList();
        return request.withTurns(turns).withTools(tools(request.tools()));
    }

    private Tools tools(Tools tools) {
        var described = new LinkedHashSet<String>();
        var definitions = new ArrayList<ToolDefinition>();
        tools.definitions().forEach(tool -> definitions.add(definition(tool, described)));
        var choice = tools.choice();
        return new Tools(definitions, choice == null ? null : choice(choice), tools.parallel());
    }

    /** {@code described}: namespaces whose description stands already with one of their tools. */
    private ToolDefinition definition(ToolDefinition tool, Set<String> described) {
        return switch (tool) {
            case FunctionTool function when limits.takes(ref(function)) -> function;
            case FunctionTool function ->
                    function(function, described(function.namespace(), function.description(), described));
            case CustomTool custom when limits.takes(ref(custom)) -> custom;
            case CustomTool custom -> custom(custom, described);
            case ServerTool server -> server;
        };
    }

    private FunctionTool function(FunctionTool tool, @Nullable String description) {
        return new FunctionTool(
                ToolKind.FUNCTION,
                null,
                names.toWire(ref(tool)).name(),
                description,
                tool.parameters(),
                tool.strict(),
                tool.cache(),
                tool.extras());
    }

    /** The upstream cannot hold the model to a grammar; the model is told of it. */
    private FunctionTool custom(CustomTool tool, Set<String> described) {
        var grammar = tool.grammar();
        if (grammar != null) {
            drops.add(Field.TOOL_GRAMMAR);
        }
        return new FunctionTool(
                ToolKind.FUNCTION,
                null,
                names.toWire(ref(tool)).name(),
                described(tool.namespace(), tool.description(), described),
                CustomInput.schema(grammar),
                null,
                null,
                tool.extras());
    }

    /** The first tool of a namespace speaks for it. */
    private static @Nullable String described(
            FunctionTool.@Nullable Namespace namespace, @Nullable String own, Set<String> described) {
        if (namespace == null || namespace.description() == null || !described.add(namespace.name())) {
            return own;
        }
        return own == null ? namespace.description() : namespace.description() + "\n\n" + own;
    }

    private ToolChoice choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Named(var tool) -> new ToolChoice.Named(names.toWire(tool));
            case ToolChoice.Allowed(var required, var tools) ->
                    new ToolChoice.Allowed(required, tools.stream().map(names::toWire).toList());
            case ToolChoice.Auto _, ToolChoice.None _, ToolChoice.Required _, ToolChoice.Vendor _ -> choice;
        };
    }

    private Turn turn(Turn turn) {
        List<Part> parts = turn.parts().stream().map(this::part).toList();
        return parts.equals(turn.parts()) ? turn : turn.withParts(parts);
    }

    private Part part(Part part) {
        return switch (part) {
            case ToolCall call -> call(call);
            case ToolResult result -> result(result);
            case Text _, Refusal _, Media _, StructuredData _, Thought _, VendorPart _ -> part;
        };
    }

    private ToolCall call(ToolCall call) {
        var wire = names.toWire(call.tool());
        if (wire.equals(call.tool())) {
            return call;
        }
        var arguments =
                call.tool().kind() == ToolKind.CUSTOM ? CustomInput.wrapped(call.arguments()) : call.arguments();
        return new ToolCall(call.id(), wire, arguments, call.seal(), call.cache(), call.extras());
    }

    private ToolResult result(ToolResult result) {
        var tool = result.tool();
        return tool == null
                ? result
                : new ToolResult(
                        result.callId(),
                        names.toWire(tool),
                        result.content(),
                        result.error(),
                        result.cache(),
                        result.extras());
    }
}
