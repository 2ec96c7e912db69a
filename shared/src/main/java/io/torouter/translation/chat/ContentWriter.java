package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;

import java.util.List;
import java.util.StringJoiner;

/** Writes what is said in a message: a string where it can be one, else a list of parts. */
final class ContentWriter {
    private final Upstream upstream;
    private final MediaWriter media;

    ContentWriter(Upstream upstream) {
        this.upstream = upstream;
        this.media = new MediaWriter(upstream);
    }

    /**
     * The content; parts that have places of their own in a message are passed over.
     *
     * @param between what stands between texts where they must be one
     */
    JsonNode write(List<Part> parts, String between) {
        var written = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> add(part, written));
        return isOneString(written) ? new TextNode(joined(written, between)) : written;
    }

    private boolean isOneString(ArrayNode parts) {
        boolean several = parts.size() > 1 && upstream.traits().textParts();
        for (var part : parts) {
            boolean bare = part.path("type").asText().equals("text") && part.size() == 2;
            if (!bare) {
                return false;
            }
        }
        return !several;
    }

    private static String joined(ArrayNode texts, String between) {
        var joined = new StringJoiner(between);
        texts.forEach(text -> joined.add(text.path("text").asText()));
        return joined.toString();
    }

    private void add(Part part, ArrayNode written) {
        switch (part) {
            case Text text -> text(text, written);
            case Refusal(var text, _) -> text(text, written);
            case StructuredData(var json, _) -> text(json.toString(), written);
            case Media one -> media.write(one, written);
            case VendorPart vendor -> vendor(vendor, written);
            case Thought _, ToolCall _, ToolResult _ -> {}
        }
    }

    private void text(Text text, ArrayNode written) {
        var part = text(text.text(), written);
        CacheMarks.write(text.cache(), part, upstream);
        NestedExtras.write(text.extras(), part, upstream.drops());
    }

    static ObjectNode text(String text, ArrayNode written) {
        return written.addObject().put("type", "text").put("text", text);
    }

    private void vendor(VendorPart part, ArrayNode written) {
        if (part.vendor() == Dialect.OPENAI_CHAT) {
            written.add(part.json());
        } else {
            upstream.drops().add(Field.VENDOR_PART);
        }
    }
}
