package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Role;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;
import io.torouter.translation.SealedBefore;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the items of a conversation. What the model said between two things that it was told becomes one turn; so do
 * the results of tools that stand together.
 */
final class InputReader {
    private final List<Turn> turns = new ArrayList<>();
    private final List<ToolDefinition> foundTools = new ArrayList<>();
    private final CallItems calls = new CallItems();

    /** The turn that may still grow; it is of the model or of tools. */
    private Role role = Role.ASSISTANT;

    private final List<Part> parts = new ArrayList<>();

    private InputReader() {}

    static InputReader read(@Nullable JsonNode input) {
        var reader = new InputReader();
        switch (input) {
            case null -> {}
            case JsonNode text when text.isTextual() ->
                    reader.turns.add(new Turn(Role.USER, List.of(new Text(text.textValue()))));
            case JsonNode list when list.isArray() -> list.forEach(item -> reader.item(Members.of(item, Origin.INPUT)));
            default -> throw Members.expected(Origin.INPUT, "a string or an array", input);
        }
        reader.endTurn();
        return reader;
    }

    List<Turn> turns() {
        return turns;
    }

    /** Tools that a search of the client's found, or that were added on the way. */
    List<ToolDefinition> foundTools() {
        return foundTools;
    }

    private void item(Members item) {
        var type = item.text("type", "message");
        switch (type) {
            case "message" -> message(item);
            case "reasoning" -> model(ThoughtItems.read(item));
            case "function_call", "custom_tool_call" -> model(calls.call(item, type));
            case "function_call_output", "custom_tool_call_output" -> tools(calls.result(item, type));
            case "tool_search_call", "tool_search_output" -> search(item, type);
            case "image_generation_call" -> image(item);
            case "additional_tools" -> foundTools.addAll(ToolReader.read(item.array("tools"), Origin.TOOLS));
            default -> vendor(new VendorPart(OPENAI_RESPONSES, type, item.json()));
        }
    }

    private void message(Members item) {
        var role = role(item.requiredText("role"));
        var content = ContentReader.read(item.any("content"), item.pathOf("content"));
        var origin = Origin.of(item, Origin.INPUT);
        if (role == Role.ASSISTANT) {
            said(content, origin);
            return;
        }
        endTurn();
        turns.add(new Turn(role, content, origin));
    }

    private static Role role(String word) {
        return switch (word) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            case "developer" -> Role.DEVELOPER;
            default ->
                    throw Untranslatable.malformed(
                            "expected input.role to be user, assistant, system or developer, came: " + word);
        };
    }

    /** A turn has one list of parts, so what is said of a message is kept with its first part. */
    private void said(List<Part> content, Extras origin) {
        for (int i = 0; i < content.size(); i++) {
            model(i == 0 ? marked(content.get(i), origin) : content.get(i));
        }
    }

    private static Part marked(Part part, Extras origin) {
        return switch (part) {
            case Text text ->
                    new Text(text.text(), text.citations(), null, text.cache(), Origin.joined(origin, text.extras()));
            case Refusal refusal -> new Refusal(refusal.text(), Origin.joined(origin, refusal.extras()));
            default -> part;
        };
    }

    private void search(Members item, String type) {
        if (!"client".equals(item.text("execution"))) {
            vendor(new VendorPart(OPENAI_RESPONSES, type, item.json()));
        } else if (type.equals("tool_search_call")) {
            model(calls.search(item));
        } else {
            foundTools.addAll(ToolReader.read(item.array("tools"), Origin.FOUND_TOOLS));
            tools(calls.found(item));
        }
    }

    private void image(Members item) {
        var made = ImageItems.read(item, Origin.INPUT);
        model(made == null ? new VendorPart(OPENAI_RESPONSES, "image_generation_call", item.json()) : made);
    }

    private void vendor(VendorPart part) {
        switch (part.type()) {
            case "compaction_trigger", "configuration_update" -> {
                endTurn();
                turns.add(new Turn(Role.DEVELOPER, List.of(part)));
            }
            case "computer_call_output",
                    "local_shell_call_output",
                    "shell_call_output",
                    "apply_patch_call_output",
                    "mcp_approval_response" ->
                    tools(part);
            default -> model(part);
        }
    }

    private void model(Part part) {
        grow(Role.ASSISTANT, part);
    }

    private void tools(Part part) {
        grow(Role.TOOL, part);
    }

    private void grow(Role of, Part part) {
        if (role != of) {
            endTurn();
            role = of;
        }
        if (!SealedBefore.sealsLast(parts, part)) {
            parts.add(part);
        }
    }

    private void endTurn() {
        if (!parts.isEmpty()) {
            turns.add(new Turn(role, parts));
            parts.clear();
        }
    }
}
