package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Part;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the tool calls of a message: {@code tool_calls}, and the older {@code function_call}. */
final class CallReader {
    private CallReader() {}

    /**
     * @param unnamed what ids begin with where the message has none
     */
    static List<Part> read(Members message, String unnamed) {
        var calls = new ArrayList<Part>();
        for (var call : message.array("tool_calls")) {
            calls.add(call(Members.of(call, message.pathOf("tool_calls")), unnamed + '_' + calls.size()));
        }
        var older = message.inside("function_call");
        if (older != null) {
            calls.add(function(older, unnamed + '_' + calls.size()));
        }
        return calls;
    }

    private static Part call(Members call, String otherId) {
        call.skip("index");
        var type = call.text("type", "function");
        var custom = call.inside("custom");
        var function = call.inside("function");
        if (custom != null) {
            var tool = new ToolRef(ToolKind.CUSTOM, null, custom.text("name", ""));
            var input = custom.text("input", "");
            return toolCall(call, otherId, new Said(tool, input, new NestedExtras(call).with("custom", custom)));
        }
        if (function == null) {
            return new VendorPart(OPENAI_CHAT, type, call.json());
        }
        var tool = ToolRef.function(function.text("name", ""));
        var arguments = arguments(function.any("arguments"));
        return toolCall(call, otherId, new Said(tool, arguments, new NestedExtras(call).with("function", function)));
    }

    /** What stands in the inner object of a call. */
    private record Said(ToolRef tool, String arguments, NestedExtras extras) {}

    private static ToolCall toolCall(Members call, String otherId, Said said) {
        var id = call.text("id", "");
        var split = CallIds.split(id.isEmpty() ? otherId : id);
        var googles = GoogleSeals.read(call);
        var seal = split.seal() == null ? googles : split.seal();
        var cache = CacheMarks.read(call);
        return new ToolCall(split.id(), said.tool(), said.arguments(), seal, cache, said.extras().read());
    }

    private static ToolCall function(Members call, String id) {
        var tool = ToolRef.function(call.text("name", ""));
        return new ToolCall(id, tool, arguments(call.any("arguments")));
    }

    /** Some hosts write the object where its text is due. */
    static String arguments(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
