package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Drops;
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
import io.torouter.canonical.VendorPart;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.CallIds;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes the message of a choice. */
final class MessageWriter {
    private final AnswerContext context;
    private final Drops drops;
    private final boolean older;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ArrayNode details = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode calls = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode annotations = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode images = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode message = Upstream.object();
    private boolean said;

    /**
     * @param older whether the client knows {@code function_call} alone
     */
    MessageWriter(AnswerContext context, Drops drops, boolean older) {
        this.context = context;
        this.drops = drops;
        this.older = older;
    }

    ObjectNode write(List<Part> parts) {
        message.put("role", "assistant").putNull("content").putNull("refusal");
        parts.forEach(this::add);
        if (said) {
            message.put("content", content.toString());
        }
        if (!refusal.isEmpty()) {
            message.put("refusal", refusal.toString());
        }
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        set("reasoning_details", details);
        setCalls();
        set("annotations", annotations);
        set("images", images);
        return message;
    }

    private void set(String name, ArrayNode list) {
        if (!list.isEmpty()) {
            message.set(name, list);
        }
    }

    private void add(Part part) {
        switch (part) {
            case Text text -> text(text);
            case Refusal(var text, _) -> refusal.append(text);
            case Thought thought -> thought(thought);
            case ToolCall call -> call(call, calls.addObject());
            case Media media -> media(media);
            case StructuredData(var json, _) -> text(new Text(json.toString()));
            case VendorPart vendor -> vendor(vendor);
            case ToolResult _ -> drops.add(Field.VENDOR_PART);
        }
    }

    private void text(Text text) {
        text.citations().forEach(citation -> cite(citation, content.length()));
        said = true;
        content.append(text.text());
        if (text.seal() != null && GoogleSeals.isGoogles(text.seal())) {
            GoogleSeals.write(text.seal(), message);
        }
    }

    private void cite(Citation citation, int shift) {
        var json = Annotations.json(citation, shift);
        if (json == null) {
            drops.add(Field.CITATIONS);
        } else {
            annotations.add(json);
        }
    }

    private void thought(Thought thought) {
        if (!reasoning.isEmpty() && !thought.shown().isEmpty()) {
            reasoning.append("\n\n");
        }
        reasoning.append(thought.shown());
        ReasoningWriter.add(thought, details);
    }

    private void call(ToolCall call, ObjectNode written) {
        written.put("id", CallIds.attach(call.id(), call.seal()));
        CallWriter.write(call, written);
        NestedExtras.write(call.extras(), written, drops);
    }

    /** A client of the older kind has room for one call. */
    private void setCalls() {
        if (older && !calls.isEmpty()) {
            message.set("function_call", calls.get(0).path("function"));
        } else {
            set("tool_calls", calls);
        }
    }

    private void media(Media media) {
        switch (media.kind()) {
            case IMAGE -> image(media);
            case AUDIO -> message.set("audio", Sound.answer(media, context));
            case DOCUMENT -> drops.add(Field.DOCUMENT);
            case VIDEO -> drops.add(Field.VIDEO);
        }
    }

    private void image(Media media) {
        var json = imageJson(media, images.size());
        if (json == null) {
            drops.add(Field.IMAGE);
        } else {
            images.add(json);
        }
    }

    /** An image as OpenRouter returns it; null where it is neither in the body nor at an address. */
    static @Nullable ObjectNode imageJson(Media media, int index) {
        var url =
                switch (media.source()) {
                    case Source.Inline inline -> DataUrl.write(inline);
                    case Source.Url(var address, _) -> address;
                    case Source.Stored _, Source.Plain _, Source.Composed _ -> "";
                };
        if (url.isEmpty()) {
            return null;
        }
        var json = Upstream.object().put("type", "image_url");
        json.putObject("image_url").put("url", url);
        return json.put("index", index);
    }

    private void vendor(VendorPart part) {
        if (Annotations.isOther(part)) {
            annotations.add(part.json());
        } else if (part.vendor() == OPENAI_CHAT && part.type().startsWith("reasoning.")) {
            details.add(part.json());
        } else {
            drops.add(Field.VENDOR_PART);
        }
    }
}
