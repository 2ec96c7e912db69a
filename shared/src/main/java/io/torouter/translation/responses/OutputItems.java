package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Seal;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.CallIds;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Items of an answer as clients see them, in the vendor's order of keys. */
final class OutputItems {
    static final String COMPLETED = "completed";
    static final String INCOMPLETE = "incomplete";
    static final String IN_PROGRESS = "in_progress";

    private OutputItems() {}

    static ObjectNode message(String id, String status, ArrayNode content) {
        var item = JsonNodeFactory.instance.objectNode().put("id", id).put("type", "message").put("status", status);
        item.set("content", content);
        return item.put("role", "assistant");
    }

    static ObjectNode text(String text, List<Citation> citations, List<TokenLogprob> logprobs) {
        var part = JsonNodeFactory.instance.objectNode().put("type", "output_text");
        part.set("annotations", Annotations.write(citations, text.length()));
        part.set("logprobs", Logprobs.write(logprobs));
        return part.put("text", text);
    }

    static ObjectNode refusal(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "refusal").put("refusal", text);
    }

    /** The prefix of ids. */
    static String prefix(ToolKind kind) {
        return switch (kind) {
            case FUNCTION -> "fc";
            case CUSTOM -> "ctc";
            case TOOL_SEARCH -> "tsc";
        };
    }

    /** The id by which a client answers a call; it carries what another vendor binds to the call. */
    static String callId(String id, @Nullable Seal seal) {
        return CallIds.attach(id, seal == null || seal.issuer() == OPENAI_RESPONSES ? null : seal);
    }

    static ObjectNode call(String id, String status, String callId, ToolRef tool, String arguments) {
        var item = JsonNodeFactory.instance.objectNode().put("id", id);
        switch (tool.kind()) {
            case FUNCTION -> item.put("type", "function_call").put("status", status).put("arguments", arguments);
            case CUSTOM -> item.put("type", "custom_tool_call").put("status", status).put("input", arguments);
            case TOOL_SEARCH -> {
                item.put("type", "tool_search_call").put("status", status).put("execution", "client");
                item.set("arguments", ItemWriter.object(arguments));
            }
        }
        item.put("call_id", callId);
        if (tool.kind() != ToolKind.TOOL_SEARCH) {
            item.put("name", tool.name());
        }
        return tool.namespace() == null ? item : item.put("namespace", tool.namespace());
    }

    /** Of another host's function a call may come without arguments, which are then an object all the same. */
    static String arguments(ToolRef tool, String written) {
        return written.isEmpty() && tool.kind() == ToolKind.FUNCTION ? "{}" : written;
    }
}
