package io.torouter.translation.stage;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;

import java.util.ArrayList;

/**
 * Deals with tools that the vendor of another dialect runs.
 *
 * <p>A search of the web becomes the upstream's own. Any other tool of a vendor is left out, by name, where the model
 * has tools of the client besides and is free not to use it: coding agents declare such tools in every request. Where
 * the request is about that tool, it stays, and the upstream's half refuses the request.
 */
public final class ServerTools {
    private ServerTools() {}

    public static GenerationRequest fit(GenerationRequest request, Dialect upstream, Drops drops) {
        var tools = request.tools();
        boolean foreign = tools.definitions().stream().anyMatch(tool -> isForeign(tool, upstream));
        return foreign ? request.withTools(fit(tools, upstream, drops)) : request;
    }

    private static Tools fit(Tools tools, Dialect upstream, Drops drops) {
        boolean free = !(tools.choice() instanceof ToolChoice.Vendor);
        boolean others = tools.definitions().stream().anyMatch(tool -> !(tool instanceof ServerTool));
        var fit = new ArrayList<ToolDefinition>();
        for (var tool : tools.definitions()) {
            var told = isForeign(tool, upstream) ? WebSearch.in(upstream, (ServerTool) tool, others) : tool;
            if (isForeign(told, upstream) && free && others) {
                drops.add(Field.SERVER_TOOL, ((ServerTool) told).type());
            } else {
                fit.add(told);
            }
        }
        return new Tools(fit, tools.choice(), tools.parallel());
    }

    private static boolean isForeign(ToolDefinition tool, Dialect upstream) {
        return tool instanceof ServerTool server && server.vendor() != upstream;
    }
}
