package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolResult;
import io.torouter.translation.CallIds;
import io.torouter.translation.ExactJson;
import io.torouter.translation.vendor.ResponsesTraits;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Writes single items for an upstream.
 *
 * <p>The upstream's own ids of items mean something only where it keeps the conversation; where it does not, it looks
 * for the items of that id and does not find them.
 */
final class ItemWriter {

    private final ResponsesTraits traits;
    private final boolean stored;
    private final Drops drops;
    private final ContentWriter contents;

    ItemWriter(ResponsesTraits traits, boolean stored, Drops drops) {
        this.traits = traits;
        this.stored = stored;
        this.drops = drops;
        this.contents = new ContentWriter(traits, drops);
    }

    Drops drops() {
        return drops;
    }

    boolean stored() {
        return stored;
    }

    ArrayNode content(List<Part> parts) {
        return contents.content(parts);
    }

    void finish(ObjectNode item, Extras extras) {
        extras.writeTo(item, OPENAI_RESPONSES, drops);
        if (!stored) {
            item.remove("id");
        }
    }

    ObjectNode call(ToolCall call) {
        var item = JsonNodeFactory.instance.objectNode();
        var id = CallIds.fit(call.id(), traits.idLength());
        switch (call.tool().kind()) {
            case FUNCTION -> named(item.put("type", "function_call").put("call_id", id), call, "arguments");
            case CUSTOM -> named(item.put("type", "custom_tool_call").put("call_id", id), call, "input");
            case TOOL_SEARCH -> {
                item.put("type", "tool_search_call").put("execution", "client").put("call_id", id);
                item.set("arguments", object(call.arguments()));
            }
        }
        if (call.cache() != null) {
            drops.add(Field.CACHE_CONTROL);
        }
        finish(item, call.extras());
        return item;
    }

    private static void named(ObjectNode item, ToolCall call, String member) {
        if (call.tool().namespace() != null) {
            item.put("namespace", call.tool().namespace());
        }
        boolean empty = call.arguments().isEmpty() && call.tool().kind() == ToolKind.FUNCTION;
        item.put("name", call.tool().name()).put(member, empty ? "{}" : call.arguments());
    }

    /** Arguments as an object; what is none stands in one. */
    static JsonNode object(String arguments) {
        if (arguments.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        return ExactJson.read(arguments) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().put("input", arguments);
    }

    ObjectNode result(ToolResult result) {
        var tool = result.tool();
        var kind = tool == null ? ToolKind.FUNCTION : tool.kind();
        var item = JsonNodeFactory.instance.objectNode();
        var id = CallIds.fit(result.callId(), traits.idLength());
        switch (kind) {
            case FUNCTION -> item.put("type", "function_call_output").put("call_id", id).set("output", output(result));
            case CUSTOM -> item.put("type", "custom_tool_call_output").put("call_id", id).set("output", output(result));
            case TOOL_SEARCH -> {
                item.put("type", "tool_search_output").put("execution", "client").put("call_id", id);
                item.put("status", "completed").set("tools", found(result));
            }
        }
        if (result.error()) {
            drops.add(Field.TOOL_ERROR);
        }
        if (result.cache() != null && !bearsMark(result, kind)) {
            drops.add(Field.CACHE_CONTROL);
        }
        finish(item, result.extras());
        return item;
    }

    /** Marks stand on parts of a list. */
    private boolean bearsMark(ToolResult result, ToolKind kind) {
        boolean marks = traits.cacheMarks() && traits.mediaResults() && kind != ToolKind.TOOL_SEARCH;
        return marks && !result.content().isEmpty() && !(result.content().getLast() instanceof StructuredData);
    }

    private static JsonNode found(ToolResult result) {
        return result.content().stream()
                .filter(StructuredData.class::isInstance)
                .map(part -> ((StructuredData) part).json())
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    /** One text stands as such; more of them, and images and files, in a list. */
    private JsonNode output(ToolResult result) {
        var marked = CacheMark.onLast(result.content(), traits.cacheMarks() ? result.cache() : null);
        var content = contents.content(traits.mediaResults() ? marked : texts(result));
        boolean plain = content.size() == 1 && content.get(0).size() == 2 && isText(content.get(0));
        if (plain || content.isEmpty()) {
            return JsonNodeFactory.instance.textNode(content.path(0).path("text").asText());
        }
        return traits.mediaResults() ? content : JsonNodeFactory.instance.textNode(joined(content));
    }

    private static boolean isText(JsonNode part) {
        return part.path("type").asText().equals("input_text");
    }

    private static List<Part> texts(ToolResult result) {
        return result.content().stream().filter(part -> !(part instanceof Media)).toList();
    }

    private static String joined(ArrayNode content) {
        var text = new StringBuilder();
        content.forEach(part -> text.append(text.isEmpty() ? "" : "\n").append(part.path("text").asText()));
        return text.toString();
    }

    /** What the host does not take in a result, for a message behind it. */
    ArrayNode apart(ToolResult result) {
        List<Part> media =
                traits.mediaResults() ? List.of() : result.content().stream().filter(Media.class::isInstance).toList();
        return contents.content(media);
    }

    /**
     * @return null for reasoning that the upstream would not know as its own
     */
    @Nullable ObjectNode thought(Thought thought) {
        var seal = thought.seal();
        var sealed = ownContent(seal);
        boolean own = !sealed.isEmpty();
        boolean kept = stored && thought.id() != null && Origin.isOurs(thought.extras());
        boolean readable = traits.reasoningBack().equals("text") && !thought.shown().isEmpty();
        if (seal != null && !own) {
            drops.add(Field.THOUGHT_SEAL);
        }
        if (!own && !kept && !readable) {
            drops.add(Field.THOUGHT);
            return null;
        }
        var item = ThoughtItems.write("", thought.summary(), thought.text(), sealed);
        item.remove("id");
        if (thought.id() != null) {
            item.put("id", thought.id());
        }
        finish(item, thought.extras());
        return item;
    }

    /** Empty for none. */
    private static String ownContent(@Nullable Seal seal) {
        if (seal == null || seal.issuer() != OPENAI_RESPONSES || seal.kind() != Seal.Kind.CONTENT) {
            return "";
        }
        return seal.value();
    }

    /** A text of the model's own. */
    ObjectNode said(Text text) {
        var part = JsonNodeFactory.instance.objectNode().put("type", "output_text").put("text", text.text());
        var annotations = Annotations.write(text.citations(), text.text().length());
        if (annotations.size() < text.citations().size()) {
            drops.add(Field.CITATIONS);
        }
        part.set("annotations", annotations);
        if (text.cache() != null) {
            drops.add(Field.CACHE_CONTROL);
        }
        if (text.seal() != null) {
            drops.add(Field.THOUGHT_SEAL);
        }
        return part;
    }
}
