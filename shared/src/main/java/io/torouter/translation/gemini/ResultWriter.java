package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.ExactJson;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes what tools gave back. To Gemini that is an object: {@code result} or {@code error} holds what is none.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/function-calling#multimodal">Function calling, read
 *     2026-11-24</a>
 */
final class ResultWriter {
    private final PartWriter writer;
    private final boolean mediaInside;
    private final Drops drops;

    /**
     * @param mediaInside whether images stand in the response, else behind it
     */
    ResultWriter(PartWriter writer, boolean mediaInside, Drops drops) {
        this.writer = writer;
        this.mediaInside = mediaInside;
        this.drops = drops;
    }

    /**
     * The response to a call, of which the service wants one for each.
     *
     * @param result null for a call that was not answered
     * @param behind takes what does not fit into a response
     */
    ObjectNode response(ToolCall call, @Nullable ToolResult result, List<ObjectNode> behind) {
        var json = instance.objectNode();
        var response = json.putObject("functionResponse");
        writer.id(call.id(), response);
        response.put("name", call.tool().name());
        if (result == null) {
            response.putObject("response").put("error", "The call was not answered.");
            return json;
        }
        marks(result);
        response.set("response", value(result));
        media(result, response, behind);
        DeepExtras.write(result.extras(), json, drops);
        return json;
    }

    /** A result whose call is not there: the service would refuse it as a response. */
    List<ObjectNode> orphan(ToolResult result) {
        var written = new ArrayList<ObjectNode>();
        var name = result.tool() == null ? "a tool" : result.tool().name();
        marks(result);
        var text = text(result.content());
        written.add(instance.objectNode().put("text", "Result of " + name + ": " + text));
        result.content().stream().filter(Media.class::isInstance).map(writer::write).forEach(written::addAll);
        return written;
    }

    private void marks(ToolResult result) {
        writer.mark(result.cache());
        for (var part : result.content()) {
            if (part instanceof Text text) {
                writer.mark(text.cache());
            }
        }
    }

    private static ObjectNode value(ToolResult result) {
        var whole = whole(result.content());
        if (result.error()) {
            return instance.objectNode().set("error", whole);
        }
        return whole instanceof ObjectNode object ? object : instance.objectNode().set("result", whole);
    }

    /** The JSON where it is one value, else the text of all. */
    private static JsonNode whole(List<Part> content) {
        var said = content.stream().filter(part -> text(part) != null).toList();
        if (said.size() == 1 && said.getFirst() instanceof StructuredData(var json, _)) {
            return json;
        }
        var text = text(content);
        var parsed = text.startsWith("{") ? ExactJson.read(text) : null;
        return parsed instanceof ObjectNode object ? object : instance.textNode(text);
    }

    private static String text(List<Part> content) {
        return content.stream().map(ResultWriter::text).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    /** Null for what is no text, and is written by itself. */
    private static @Nullable String text(Part part) {
        return switch (part) {
            case Text(var text, _, _, _, _) -> text;
            case StructuredData(var json, _) -> json.toString();
            case Refusal(var text, _) -> text;
            case Media(_, Source.Plain(_, var text), _, _, _, _, _, _) -> text;
            case Media _, Thought _, ToolCall _, ToolResult _, VendorPart _ -> null;
        };
    }

    private void media(ToolResult result, ObjectNode response, List<ObjectNode> behind) {
        for (var part : result.content()) {
            if (text(part) != null) {
                continue;
            }
            for (var json : writer.write(part)) {
                if (mediaInside && json.has("inlineData")) {
                    response.withArray("parts").add(json);
                } else {
                    behind.add(json);
                }
            }
        }
    }
}
