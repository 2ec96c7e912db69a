package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.WireSink;

/**
 * A call of a tool that the client runs.
 *
 * @param callId by which the client answers it
 * @param arguments or the free text
 */
record OpenCall(ItemPlace place, String callId, ToolRef tool, Pieces arguments) implements OpenItem {
    static OpenCall begin(ItemPlace place, Block.CallBlock call, EventOut out) {
        var begun = new OpenCall(place, OutputItems.callId(call.id(), call.seal()), call.tool(), Pieces.NONE);
        place.added(begun.item(OutputItems.IN_PROGRESS, ""), out);
        return begun;
    }

    private ObjectNode item(String status, String written) {
        return OutputItems.call(place.id(), status, callId, tool, written);
    }

    @Override
    public OpenCall grow(Delta delta, EventOut out) {
        return switch (delta) {
            case Delta.Written(var text) -> written(text, out);
            case Delta.Summarised _, Delta.Sealed _, Delta.Cited _, Delta.Logprobs _, Delta.Sounded _ -> this;
        };
    }

    private OpenCall written(String text, EventOut out) {
        switch (tool.kind()) {
            case FUNCTION -> delta("response.function_call_arguments.delta", text, out);
            case CUSTOM -> delta("response.custom_tool_call_input.delta", text, out);
            case TOOL_SEARCH -> {}
        }
        return new OpenCall(place, callId, tool, arguments.and(text));
    }

    private void delta(String type, String text, EventOut out) {
        event(type, json -> json.writeStringField("delta", text), out);
    }

    private void event(String type, WireSink.Json more, EventOut out) {
        out.event(
                type,
                json -> {
                    place.write(json);
                    more.write(json);
                });
    }

    @Override
    public OpenCall endBlock(EventOut out) {
        boolean nothing = arguments.length() == 0 && tool.kind() == ToolKind.FUNCTION;
        return nothing ? written("{}", out) : this;
    }

    @Override
    public ObjectNode close(String status, EventOut out) {
        var all = arguments.text();
        switch (tool.kind()) {
            case FUNCTION ->
                    event(
                            "response.function_call_arguments.done",
                            json -> {
                                json.writeStringField("name", tool.name());
                                json.writeStringField("arguments", all);
                            },
                            out);
            case CUSTOM ->
                    event("response.custom_tool_call_input.done", json -> json.writeStringField("input", all), out);
            case TOOL_SEARCH -> {}
        }
        var item = item(status, all);
        place.done(item, out);
        return item;
    }
}
