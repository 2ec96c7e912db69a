package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code systemInstruction} and {@code contents}. */
final class TurnReader {
    private final PartReader reader = new PartReader("contents.parts", CallLedger.ofHistory());

    /** A list may be given by its only element, and a content by its only text. */
    List<Turn> turns(@Nullable JsonNode instruction, @Nullable JsonNode contents) {
        var turns = new ArrayList<Turn>();
        if (instruction != null) {
            turns.add(new Turn(Role.SYSTEM, parts(instruction)));
        }
        if (contents == null) {
            throw Untranslatable.malformed("missing: contents");
        }
        elements(contents).forEach(content -> add(turn(content), turns));
        var said = turns.stream().map(turn -> turn.withParts(Pieces.sealed(Pieces.said(turn.parts())))).toList();
        boolean nothing = said.stream().allMatch(turn -> turn.parts().isEmpty());
        return nothing ? turns : said.stream().filter(turn -> !turn.parts().isEmpty()).toList();
    }

    private static List<JsonNode> elements(JsonNode value) {
        var elements = new ArrayList<JsonNode>();
        if (value instanceof ArrayNode array) {
            array.forEach(elements::add);
        } else {
            elements.add(value);
        }
        return elements;
    }

    /** Clients that keep a streamed answer keep each chunk as a content. */
    private static void add(Turn turn, List<Turn> turns) {
        boolean continues =
                turn.role() == Role.ASSISTANT && !turns.isEmpty() && turns.getLast().role() == Role.ASSISTANT;
        if (continues) {
            var before = turns.removeLast();
            turns.add(before.withParts(Pieces.joined(before.parts(), turn.parts())));
        } else {
            turns.add(turn);
        }
    }

    private Turn turn(JsonNode content) {
        if (content instanceof TextNode) {
            return new Turn(Role.USER, parts(content));
        }
        var members = Members.of(content, "contents");
        var parts = parts(content);
        var role = role(members.text("role", "user"), parts);
        return new Turn(role, parts, members.skip("parts").rest(Dialect.GEMINI_GENERATE));
    }

    private static Role role(String word, List<Part> parts) {
        return switch (word) {
            case "user", "" -> Role.USER;
            case "model" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            case "function", "tool" -> parts.stream().allMatch(ToolResult.class::isInstance) ? Role.TOOL : Role.USER;
            default -> throw Untranslatable.malformed("expected contents.role to be user or model, came: " + word);
        };
    }

    private List<Part> parts(JsonNode content) {
        return switch (content) {
            case TextNode text -> List.of(new Text(text.textValue()));
            case ArrayNode parts -> elements(parts).stream().map(this::part).toList();
            default -> {
                var parts = Members.of(content, "contents").any("parts");
                yield parts == null ? List.of() : elements(parts).stream().map(this::part).toList();
            }
        };
    }

    private Part part(JsonNode part) {
        return part instanceof TextNode text ? new Text(text.textValue()) : reader.read(part);
    }
}
