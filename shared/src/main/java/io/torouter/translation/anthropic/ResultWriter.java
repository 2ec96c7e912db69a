package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.dialect.Dialect;
import io.torouter.translation.ExactJson;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes calls of tools, and their results. */
final class ResultWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    private final PartWriter parts;
    private final Drops drops;

    ResultWriter(PartWriter parts, Drops drops) {
        this.parts = parts;
        this.drops = drops;
    }

    ObjectNode call(ToolCalls.Answered answered) {
        var call = answered.call();
        var block = block("tool_use").put("id", answered.id()).put("name", call.tool().name());
        block.set("input", input(call));
        CacheMarks.write(block, call.cache());
        call.extras().writeTo(block, OURS, drops);
        nameLoss(call.seal());
        return block;
    }

    private void nameLoss(@Nullable Seal seal) {
        if (seal != null) {
            drops.add(Field.THOUGHT_SEAL);
        }
    }

    static ObjectNode input(ToolCall call) {
        return call.tool().kind() == ToolKind.CUSTOM ? FreeInput.whole(call.arguments()) : input(call.arguments());
    }

    /** An object, whatever the model wrote: what cannot be read stands in it as text. */
    static ObjectNode input(String arguments) {
        if (arguments.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        return ExactJson.read(arguments) instanceof ObjectNode object ? object : FreeInput.whole(arguments);
    }

    /** The vendor refuses a conversation that goes on without a result: a missing one is told as such. */
    ObjectNode result(ToolCalls.Answered answered) {
        var block = block("tool_result").put("tool_use_id", answered.id());
        var result = answered.result();
        if (result == null) {
            return block.put("content", "The call has no result.").put("is_error", true);
        }
        var content = content(result.content());
        if (!content.isEmpty()) {
            block.set("content", compact(content));
        }
        if (result.error()) {
            error(block, content);
        }
        CacheMarks.write(block, result.cache());
        result.extras().writeTo(block, OURS, drops);
        return block;
    }

    private ArrayNode content(List<Part> content) {
        var blocks = JsonNodeFactory.instance.arrayNode();
        for (var part : content) {
            var block = parts.user(part);
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** One plain text is written as a string. */
    static JsonNode compact(ArrayNode blocks) {
        if (blocks.size() != 1) {
            return blocks;
        }
        var only = blocks.get(0);
        boolean plain = only.size() == 2 && only.path("type").asText().equals("text");
        return plain ? only.path("text") : blocks;
    }

    /** The vendor takes errors that are made of texts only. */
    private void error(ObjectNode block, ArrayNode content) {
        for (var inner : content) {
            if (!inner.path("type").asText().equals("text")) {
                drops.add(Field.TOOL_ERROR);
                return;
            }
        }
        block.put("is_error", true);
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
