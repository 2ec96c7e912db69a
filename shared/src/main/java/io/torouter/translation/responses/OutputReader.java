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
            case "message" -> message(item.path("content"));
            case "reasoning" -> thought(item);
            case "function_call", "custom_tool_call", "tool_search_call" -> call(item);
            case "image_generation_call" -> image(item);
            default -> List.of(vendor(item));
        };
    }

    private static VendorPart vendor(ObjectNode item) {
        return new VendorPart(OPENAI_RESPONSES, item.path("type").asText(), item);
    }

    private static List<Part> message(JsonNode content) {
        var parts = new ArrayList<Part>();
        content.forEach(part -> {
            switch (part.path("type").asText()) {
                case "output_text", "text" -> parts.add(text(part));
                case "refusal" -> parts.add(new Refusal(part.path("refusal").asText()));
                default -> {}
            }
        });
        return parts;
    }

    private static Text text(JsonNode part) {
        var citations = Annotations.read(part.path("annotations"));
        return new Text(part.path("text").asText(), citations, null, null, Extras.NONE);
    }

    private static List<Part> thought(ObjectNode item) {
        var read = ThoughtItems.read(new Members(item, PATH));
        var thought = new Thought(read.id(), read.summary(), read.text(), read.seal(), Extras.NONE);
        return ThoughtItems.isEmpty(thought) ? List.of() : List.of(thought);
    }

    static @Nullable Seal seal(JsonNode item) {
        var sealed = item.path("encrypted_content").asText();
        return sealed.isEmpty() ? null : new Seal(OPENAI_RESPONSES, Seal.Kind.CONTENT, sealed);
    }

    private static List<Part> call(ObjectNode item) {
        var tool = tool(item);
        var id = item.path("call_id").asText();
        return tool == null || id.isEmpty()
                ? List.of(vendor(item))
                : List.of(new ToolCall(id, tool, OutputItems.arguments(tool, arguments(item))));
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
