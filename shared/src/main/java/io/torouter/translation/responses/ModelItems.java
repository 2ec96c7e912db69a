package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Role;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Takes a turn of the model apart. Texts that follow one another share a message, unless one of them began a message of
 * its own; an item of reasoning waits for the item that it belongs to, and is left out where none comes.
 */
final class ModelItems {
    private final ItemWriter writer;
    private final ArrayNode items;
    private final ArrayNode thoughts = JsonNodeFactory.instance.arrayNode();
    private @Nullable ArrayNode message;

    ModelItems(ItemWriter writer, ArrayNode items) {
        this.writer = writer;
        this.items = items;
    }

    void turn(Turn turn) {
        turn.parts().forEach(this::part);
        if (!thoughts.isEmpty()) {
            writer.drops().add(Field.THOUGHT);
        }
    }

    private void part(Part part) {
        switch (part) {
            case Thought thought -> think(writer.thought(thought));
            case Text text -> say(writer.said(text), text.extras());
            case Refusal refusal -> say(refusal(refusal), refusal.extras());
            case StructuredData data -> say(writer.said(new Text(data.json().toString())), Extras.NONE);
            case ToolCall call -> item(writer.call(call));
            case ToolResult result -> item(writer.result(result));
            case Media media -> media(media);
            case VendorPart vendor when vendor.vendor() == OPENAI_RESPONSES -> item(vendor.json());
            case VendorPart _ -> writer.drops().add(Field.VENDOR_PART);
        }
    }

    private void think(@Nullable ObjectNode thought) {
        if (thought != null) {
            message = null;
            thoughts.add(thought);
        }
    }

    private void item(ObjectNode item) {
        message = null;
        items.addAll(thoughts);
        thoughts.removeAll();
        items.add(item);
    }

    private static ObjectNode refusal(Refusal refusal) {
        return JsonNodeFactory.instance.objectNode().put("type", "refusal").put("refusal", refusal.text());
    }

    private void say(ObjectNode part, Extras extras) {
        var content = message;
        if (content == null || Origin.is(extras, Origin.INPUT)) {
            content = JsonNodeFactory.instance.arrayNode();
            var begun = InputWriter.message(Role.ASSISTANT, content);
            item(begun);
            writer.finish(begun, Origin.ofMessage(extras));
            message = content;
        }
        Origin.ofContent(extras).writeTo(part, OPENAI_RESPONSES, writer.drops());
        content.add(part);
    }

    /** The model's own images stand as such only where the upstream keeps them; others it is shown by the user. */
    private void media(Media media) {
        var image = writer.stored() && Origin.isOurs(media.extras()) ? ImageItems.write(null, media) : null;
        if (image != null) {
            writer.finish(image, media.extras());
            item(image);
            return;
        }
        var content = writer.content(List.of(media));
        if (content.isEmpty()) {
            return;
        }
        boolean text = content.get(0).path("type").asText().equals("input_text");
        if (text) {
            say(writer.said(new Text(content.get(0).path("text").asText())), Extras.NONE);
        } else {
            item(InputWriter.message(Role.USER, content));
        }
    }
}
