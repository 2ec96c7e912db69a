package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads items of an answer. Ids and states of items are the upstream's affair; a client is given others, so they are
 * not kept, but for the ids of reasoning and of calls.
 */
final class OutputReader {
    private static final String PATH = "output";

    private OutputReader() {}

    static List<Part> read(ObjectNode item) {
        return switch (item.path("type").asText()) {
            case "message" -> message(item);
            case "reasoning" -> thought(item);
            case "function_call", "custom_tool_call", "tool_search_call" -> call(item);
            case "image_generation_call" -> image(item);
            default -> List.of(vendor(item));
        };
    }

    private static VendorPart vendor(ObjectNode item) {
        return new VendorPart(OPENAI_RESPONSES, item.path("type").asText(), item);
    }

    private static List<Part> message(ObjectNode item) {
        var parts = new ArrayList<Part>();
        var ofMessage = rest(item, "role", "content");
        for (var part : item.path("content")) {
            var ofPart = rest(part, "text", "refusal", "annotations", "logprobs");
            // What is the message's goes with what it begins with.
            var extras = parts.isEmpty() && !ofMessage.isEmpty() ? Origin.joined(ofMessage, ofPart) : ofPart;
            switch (part.path("type").asText()) {
                case "output_text", "text" -> parts.add(text(part, extras));
                case "refusal" -> parts.add(new Refusal(part.path("refusal").asText(), extras));
                default -> {}
            }
        }
        return parts;
    }

    private static Text text(JsonNode part, Extras extras) {
        var citations = Annotations.read(part.path("annotations"));
        return new Text(part.path("text").asText(), citations, null, null, extras);
    }

    /** What an item or a part says beside those members. */
    private static Extras rest(JsonNode json, String... known) {
        if (!(json instanceof ObjectNode object)) {
            return Extras.NONE;
        }
        var path = object.path("type").asText().equals("message") ? Origin.INPUT : Origin.CONTENT;
        return new Members(object, path).skip("type", "id", "status").skip(known).rest(OPENAI_RESPONSES);
    }

    private static List<Part> thought(ObjectNode item) {
        var members = new Members(item, PATH).skip("status");
        var read = ThoughtItems.read(members);
        var extras = members.rest(OPENAI_RESPONSES);
        var thought = new Thought(read.id(), read.summary(), read.text(), read.seal(), extras);
        return ThoughtItems.isEmpty(thought) ? List.of() : List.of(thought);
    }

    static @Nullable Seal seal(JsonNode item) {
        var sealed = item.path("encrypted_content").asText();
        return sealed.isEmpty() ? null : new Seal(OPENAI_RESPONSES, Seal.Kind.CONTENT, sealed);
    }

    private static List<Part> call(ObjectNode item) {
        var tool = tool(item);
        var id = item.path("call_id").asText();
        if (tool == null || id.isEmpty()) {
            return List.of(vendor(item));
        }
        var extras = rest(item, "call_id", "name", "namespace", "arguments", "input", "execution");
        return List.of(new ToolCall(id, tool, OutputItems.arguments(tool, arguments(item)), null, null, extras));
    }

    /** The tool that an item calls; null where the client is not the one to run it. */
    static @Nullable ToolRef tool(JsonNode item) {
        return switch (item.path("type").asText()) {
            case "function_call" -> named(ToolKind.FUNCTION, item);
            case "custom_tool_call" -> named(ToolKind.CUSTOM, item);
            case "tool_search_call" ->
                    item.path("execution").asText().equals("client")
                            ? new ToolRef(ToolKind.TOOL_SEARCH, null, ToolReader.SEARCH)
                            : null;
            default -> null;
        };
    }

    private static ToolRef named(ToolKind kind, JsonNode item) {
        return new ToolRef(kind, item.path("namespace").asText(null), item.path("name").asText());
    }

    /** What a call says, whichever member it stands in. */
    static String arguments(JsonNode item) {
        return switch (item.path("type").asText()) {
            case "custom_tool_call" -> item.path("input").asText();
            case "tool_search_call" -> CallItems.text(item.get("arguments"));
            default -> item.path("arguments").asText();
        };
    }

    private static List<Part> image(ObjectNode item) {
        var made = ImageItems.read(new Members(item, PATH), PATH);
        return List.of(made == null ? vendor(item) : made);
    }
}
