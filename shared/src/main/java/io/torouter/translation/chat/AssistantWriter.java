package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.vendor.ChatTraits;

import java.util.List;
import java.util.Set;

/** Writes an earlier answer into the history. */
final class AssistantWriter {
    private final Upstream upstream;
    private final Set<String> fields;
    private final ContentWriter content;

    AssistantWriter(Upstream upstream) {
        this.upstream = upstream;
        this.fields = upstream.traits().assistantFields();
        this.content = new ContentWriter(upstream);
    }

    ObjectNode write(Turn turn) {
        var message = Upstream.object().put("role", "assistant");
        var calls = only(turn, ToolCall.class);
        var said = said(turn);
        if (said.isEmpty()) {
            refusalOrNothing(turn, message, !calls.isEmpty());
        } else {
            message.set("content", content.write(said, ""));
            refusal(turn, message);
        }
        new ReasoningWriter(upstream).write(only(turn, Thought.class), message, !calls.isEmpty());
        otherReasoning(turn, message);
        if (!calls.isEmpty()) {
            var written = message.putArray("tool_calls");
            calls.forEach(call -> call(call, written.addObject()));
        }
        pictures(turn, message);
        sound(turn, message);
        annotations(turn, message);
        seal(turn, message);
        NestedExtras.write(turn.extras(), message, upstream.drops());
        return message;
    }

    private static <P extends Part> List<P> only(Turn turn, Class<P> kind) {
        return turn.parts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Part> said(Turn turn) {
        return turn.parts().stream().filter(this::isContent).toList();
    }

    /** Whether a part stands in the content, and not in a member of its own. */
    private boolean isContent(Part part) {
        return switch (part) {
            case Text _, StructuredData _ -> true;
            case Refusal _ -> !fields.contains("refusal");
            case VendorPart vendor -> !Annotations.isOther(vendor) && !isReasoning(vendor);
            case Media _, Thought _, ToolCall _, ToolResult _ -> false;
        };
    }

    private static boolean isReasoning(VendorPart part) {
        return part.vendor() == OPENAI_CHAT && part.type().startsWith("reasoning.");
    }

    /** Steps of reasoning that are neither text nor sealed, such as what OpenRouter's own tools did. */
    private void otherReasoning(Turn turn, ObjectNode message) {
        for (var part : only(turn, VendorPart.class)) {
            if (isReasoning(part) && upstream.traits().showing() == ChatTraits.Showing.DETAILS) {
                message.withArray("reasoning_details").add(part.json());
            } else if (isReasoning(part)) {
                upstream.drops().add(Field.VENDOR_PART);
            }
        }
    }

    private void refusalOrNothing(Turn turn, ObjectNode message, boolean calls) {
        boolean refused = fields.contains("refusal") && !only(turn, Refusal.class).isEmpty();
        if (calls || refused) {
            message.putNull("content");
            refusal(turn, message);
        } else {
            message.put("content", "");
        }
    }

    private void refusal(Turn turn, ObjectNode message) {
        if (fields.contains("refusal")) {
            only(turn, Refusal.class).forEach(refusal -> message.put("refusal", refusal.text()));
        }
    }

    private void call(ToolCall call, ObjectNode written) {
        written.put("id", WireIds.of(call.id(), upstream.traits()));
        CallWriter.write(call, written);
        sealOf(call, written);
        CacheMarks.write(call.cache(), written, upstream);
        NestedExtras.write(call.extras(), written, upstream.drops());
    }

    private void sealOf(ToolCall call, ObjectNode written) {
        if (call.seal() == null) {
            return;
        }
        if (upstream.traits().googleSeals() && GoogleSeals.isGoogles(call.seal())) {
            GoogleSeals.write(call.seal(), written);
        } else {
            upstream.drops().add(Field.THOUGHT_SEAL);
        }
    }

    /** A signature of Gemini's on a text; elsewhere nobody asks for it. */
    private void seal(Turn turn, ObjectNode message) {
        for (var text : only(turn, Text.class)) {
            if (text.seal() != null && upstream.traits().googleSeals() && GoogleSeals.isGoogles(text.seal())) {
                GoogleSeals.write(text.seal(), message);
            } else if (text.seal() != null) {
                upstream.drops().add(Field.THOUGHT_SEAL);
            }
        }
    }

    private void pictures(Turn turn, ObjectNode message) {
        var images = JsonNodeFactory.instance.arrayNode();
        for (var media : only(turn, Media.class)) {
            if (media.kind() == Media.Kind.AUDIO) {
                continue;
            }
            if (media.kind() == Media.Kind.IMAGE && fields.contains("images")) {
                new MediaWriter(upstream).write(media, images);
            } else {
                upstream.drops().add(media.kind() == Media.Kind.IMAGE ? Field.IMAGE : Field.DOCUMENT);
            }
        }
        if (!images.isEmpty()) {
            message.set("images", images);
        }
    }

    /** Sound goes back by its id alone. */
    private void sound(Turn turn, ObjectNode message) {
        for (var media : only(turn, Media.class)) {
            if (media.kind() != Media.Kind.AUDIO) {
                continue;
            }
            if (media.source() instanceof Source.Stored(var vendor, var id, _)
                    && vendor == OPENAI_CHAT
                    && fields.contains("audio")) {
                message.putObject("audio").put("id", id);
            } else {
                upstream.drops().add(Field.AUDIO);
            }
        }
    }

    private void annotations(Turn turn, ObjectNode message) {
        var written = JsonNodeFactory.instance.arrayNode();
        for (var text : only(turn, Text.class)) {
            text.citations().forEach(citation -> annotation(citation, written));
        }
        for (var part : only(turn, VendorPart.class)) {
            if (Annotations.isOther(part)) {
                written.add(part.json());
            }
        }
        if (fields.contains("annotations")) {
            Annotations.set(message, written);
        } else if (!written.isEmpty()) {
            upstream.drops().add(Field.CITATIONS);
        }
    }

    private void annotation(Citation citation, ArrayNode written) {
        var json = Annotations.json(citation, 0);
        if (json == null) {
            upstream.drops().add(Field.CITATIONS);
        } else {
            written.add(json);
        }
    }
}
