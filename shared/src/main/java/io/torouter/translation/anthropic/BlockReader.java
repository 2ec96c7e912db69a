package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;
import io.torouter.translation.SealedBefore;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads content blocks in the order of the conversation. What it does not know, it keeps as the vendor's own.
 *
 * <p>From a client come values that this gateway gave it: seals of other vendors in signatures and ids. An upstream's
 * are its own, whatever they look like.
 */
final class BlockReader {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    private final boolean fromClient;
    private final Map<String, ToolRef> calls = new HashMap<>();

    BlockReader(boolean fromClient) {
        this.fromClient = fromClient;
    }

    /** The content of a member: a string, or blocks; nothing where it is missing. */
    List<Part> content(Members holder, String name) {
        var content = holder.any(name);
        if (content == null) {
            return List.of();
        }
        return content.isTextual()
                ? List.of(new Text(content.textValue()))
                : parts(holder.array(name), holder.pathOf(name));
    }

    List<Part> parts(List<JsonNode> blocks, String path) {
        var parts = new ArrayList<Part>(blocks.size());
        for (var block : blocks) {
            var part = part(block, path);
            if (!fromClient || !SealedBefore.sealsLast(parts, part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Part part(JsonNode json, String path) {
        var block = Members.of(json, path);
        var type = block.requiredText("type");
        return switch (type) {
            case "text" -> text(block);
            case "thinking" -> thinking(block);
            case "redacted_thinking" -> redacted(block);
            case "tool_use" -> call(block);
            case "tool_result" -> result(block);
            case "image", "document", "search_result" -> MediaReader.read(type, block, this);
            default -> new VendorPart(OURS, type, block.json());
        };
    }

    private static Text text(Members block) {
        var text = block.requiredText("text");
        var citations = Citations.read(block.array("citations"), text.length());
        return new Text(text, citations, null, CacheMarks.read(block), block.rest(OURS));
    }

    private Thought thinking(Members block) {
        var text = block.text("thinking", "");
        var signature = block.text("signature", "");
        var seal = signature.isEmpty() ? null : seal(Seal.Kind.SIGNATURE, signature);
        return new Thought(null, List.of(), text, seal, block.rest(OURS));
    }

    private Thought redacted(Members block) {
        var seal = seal(Seal.Kind.CONTENT, block.requiredText("data"));
        return new Thought(null, List.of(), "", seal, block.rest(OURS));
    }

    private @Nullable Seal seal(Seal.Kind kind, String value) {
        return fromClient ? SealedText.read(OURS, kind, value) : new Seal(OURS, kind, value);
    }

    private ToolCall call(Members block) {
        var id = split(block.requiredText("id"));
        var tool = ToolRef.function(block.requiredText("name"));
        var input = block.any("input");
        if (isDirect(block)) {
            block.skip("caller");
        }
        calls.put(id.id(), tool);
        var arguments = input == null ? "{}" : input.toString();
        return new ToolCall(id.id(), tool, arguments, id.seal(), CacheMarks.read(block), block.rest(OURS));
    }

    /** The model itself called, as is the rule. */
    private static boolean isDirect(Members block) {
        return block.json().path("caller").path("type").asText().equals("direct");
    }

    private ToolResult result(Members block) {
        var id = split(block.requiredText("tool_use_id")).id();
        var content = content(block, "content");
        boolean failed = block.flag("is_error", false);
        return new ToolResult(id, tool(id), content, failed, CacheMarks.read(block), block.rest(OURS));
    }

    private @Nullable ToolRef tool(String callId) {
        return calls.get(callId);
    }

    private CallIds.Split split(String id) {
        return fromClient ? CallIds.split(id) : new CallIds.Split(id, null);
    }

    /** The members of a block that nobody read. */
    static Extras rest(Members block) {
        return block.rest(OURS);
    }
}
