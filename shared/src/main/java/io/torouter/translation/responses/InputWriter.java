package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.vendor.ResponsesTraits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a conversation as items. */
final class InputWriter {
    private final ItemWriter writer;
    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();

    InputWriter(ResponsesTraits traits, boolean stored, Drops drops) {
        this.writer = new ItemWriter(traits, stored, drops);
    }

    ArrayNode items(List<Turn> turns) {
        for (var turn : turns) {
            switch (turn.role()) {
                case ASSISTANT -> new ModelItems(writer, items).turn(turn);
                case SYSTEM, DEVELOPER, USER -> told(turn, turn.role());
                case TOOL -> told(turn, Role.USER);
            }
        }
        return items;
    }

    /** Results are items of their own; what stands between them is said in messages, each in its place. */
    private void told(Turn turn, Role role) {
        var said = new ArrayList<Part>();
        for (var part : turn.parts()) {
            switch (part) {
                case ToolResult result -> {
                    say(turn, role, said);
                    result(result);
                }
                case VendorPart item when isItem(item) -> {
                    say(turn, role, said);
                    items.add(item.json());
                }
                default -> said.add(part);
            }
        }
        say(turn, role, said);
    }

    private void result(ToolResult result) {
        items.add(writer.result(result));
        var apart = writer.apart(result);
        if (!apart.isEmpty()) {
            items.add(message(Role.USER, apart));
        }
    }

    /** Kinds of content have names that no item has. */
    private static boolean isItem(VendorPart part) {
        return part.vendor() == OPENAI_RESPONSES
                && !part.type().startsWith("input_")
                && !part.type().equals("computer_screenshot");
    }

    private void say(Turn turn, Role role, List<Part> parts) {
        var content = writer.content(parts);
        parts.clear();
        if (!content.isEmpty()) {
            var message = message(role, content);
            writer.finish(message, turn.extras());
            items.add(message);
        }
    }

    static ObjectNode message(Role role, ArrayNode content) {
        var item = JsonNodeFactory.instance.objectNode().put("type", "message");
        item.put("role", role.name().toLowerCase(Locale.ROOT));
        item.set("content", content);
        return item;
    }
}
