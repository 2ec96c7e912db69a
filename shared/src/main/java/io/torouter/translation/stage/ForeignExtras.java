package io.torouter.translation.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Names what the tools and the conversation of a request have beside what the canonical form knows, and what no other
 * dialect is told therefore. Writers put turns and parts together in ways of their own, and may never come to see the
 * extras of one: this looks at all of them.
 */
public final class ForeignExtras {
    private final Dialect upstream;
    private final Drops drops;

    private ForeignExtras(Dialect upstream, Drops drops) {
        this.upstream = upstream;
        this.drops = drops;
    }

    /**
     * Names those of another dialect than the upstream's. What stands at the top of a body is for its writer to say.
     */
    public static void name(GenerationRequest request, Dialect upstream, Drops drops) {
        var foreign = new ForeignExtras(upstream, drops);
        request.turns().forEach(foreign::turn);
        request.tools().definitions().forEach(foreign::tool);
    }

    private void turn(Turn turn) {
        name(turn.extras());
        parts(turn.parts());
    }

    private void parts(List<Part> parts) {
        parts.forEach(this::part);
    }

    private void part(Part part) {
        switch (part) {
            case Text text -> name(text.extras());
            case Refusal refusal -> name(refusal.extras());
            case StructuredData data -> name(data.extras());
            case Thought thought -> name(thought.extras());
            case ToolCall call -> name(call.extras());
            case ToolResult result -> {
                name(result.extras());
                parts(result.content());
            }
            case Media media -> {
                name(media.extras());
                source(media.source());
            }
            case VendorPart _ -> {}
        }
    }

    private void source(Source source) {
        if (source instanceof Source.Composed(var parts)) {
            parts(parts);
        }
    }

    private void tool(ToolDefinition tool) {
        switch (tool) {
            case FunctionTool function -> {
                name(function.namespace());
                name(function.extras());
            }
            case CustomTool custom -> {
                name(custom.namespace());
                name(custom.extras());
            }
            case ServerTool _ -> {}
        }
    }

    private void name(FunctionTool.@Nullable Namespace namespace) {
        if (namespace != null) {
            name(namespace.extras());
        }
    }

    private void name(Extras extras) {
        if (extras.dialect() != upstream) {
            extras.writeTo(JsonNodeFactory.instance.objectNode(), upstream, drops);
        }
    }
}
