package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Role;
import io.torouter.canonical.Turn;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code system} and {@code messages} into one conversation. */
final class ConversationReader {
    private final BlockReader blocks = new BlockReader(true);

    List<Turn> read(Members body) {
        var turns = new ArrayList<Turn>();
        var system = blocks.content(body, "system");
        if (!system.isEmpty()) {
            turns.add(new Turn(Role.SYSTEM, system));
        }
        if (!body.has("messages")) {
            throw Untranslatable.malformed("missing: messages");
        }
        var messages = body.array("messages");
        if (messages.isEmpty()) {
            throw Untranslatable.malformed("messages: at least one message is required");
        }
        messages.forEach(message -> turns.add(turn(message)));
        return turns;
    }

    private Turn turn(JsonNode json) {
        var message = Members.of(json, "messages");
        var role = role(message.requiredText("role"));
        var content = blocks.content(message, "content");
        return new Turn(role, content, BlockReader.rest(message));
    }

    private static Role role(String word) {
        return switch (word) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default ->
                    throw Untranslatable.malformed(
                            "expected messages.role to be user, assistant or system, came: " + word);
        };
    }
}
