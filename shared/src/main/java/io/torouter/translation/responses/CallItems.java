package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.canonical.StructuredData;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a client's calls and results in the order of the conversation; results learn from calls what was called. */
final class CallItems {
    private final Map<String, ToolRef> called = new HashMap<>();

    /**
     * @param type of the item
     */
    ToolCall call(Members item, String type) {
        boolean custom = type.equals("custom_tool_call");
        var kind = custom ? ToolKind.CUSTOM : ToolKind.FUNCTION;
        var tool = new ToolRef(kind, item.text("namespace"), item.requiredText("name"));
        return call(item, tool, custom ? item.text("input", "") : item.text("arguments", ""));
    }

    ToolCall search(Members item) {
        var arguments = item.any("arguments");
        var tool = new ToolRef(ToolKind.TOOL_SEARCH, null, ToolReader.SEARCH);
        return call(item, tool, text(arguments));
    }

    /** The API says an object, older clients its text. */
    static String text(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "{}";
        }
        return arguments.isTextual() ? arguments.textValue() : arguments.toString();
    }

    private ToolCall call(Members item, ToolRef tool, String arguments) {
        item.skip("type", "execution");
        var id = CallIds.split(item.requiredText("call_id"));
        called.put(id.id(), tool);
        return new ToolCall(id.id(), tool, arguments, id.seal(), null, Origin.of(item, Origin.INPUT));
    }

    ToolResult result(Members item, String type) {
        item.skip("type");
        var id = CallIds.split(item.requiredText("call_id")).id();
        var content = ContentReader.read(item.any("output"), item.pathOf("output"));
        var unseen = type.equals("custom_tool_call_output") ? new ToolRef(ToolKind.CUSTOM, null, "") : null;
        var tool = called.getOrDefault(id, unseen);
        return new ToolResult(id, tool, content, false, null, Origin.of(item, Origin.INPUT));
    }

    /** The result of a search: the definitions of tools, as they came. */
    ToolResult found(Members item) {
        item.skip("type", "execution");
        var id = CallIds.split(item.requiredText("call_id")).id();
        var tools = item.any("tools");
        var content = new StructuredData(tools == null ? JsonNodeFactory.instance.arrayNode() : tools);
        var tool = new ToolRef(ToolKind.TOOL_SEARCH, null, ToolReader.SEARCH);
        return new ToolResult(id, tool, List.of(content), false, null, Origin.of(item, Origin.INPUT));
    }
}
