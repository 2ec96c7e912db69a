package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Role;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.translation.CallIds;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages of a request, one turn for each. */
final class TurnReader {
    private final Map<String, ToolRef> called = new HashMap<>();
    private final List<Turn> turns = new ArrayList<>();

    /** What an older {@code function} message answers, which has no ids. */
    private String lastCall = "";

    private TurnReader() {}

    static List<Turn> read(Members body) {
        var reader = new TurnReader();
        var messages = body.array("messages");
        if (messages.isEmpty()) {
            throw Untranslatable.malformed("missing: " + body.pathOf("messages"));
        }
        for (JsonNode message : messages) {
            reader.turns.add(reader.turn(Members.of(message, body.pathOf("messages"))));
        }
        return reader.turns;
    }

    private Turn turn(Members message) {
        var role = message.requiredText("role");
        return switch (role) {
            case "system" -> spoken(Role.SYSTEM, message);
            case "developer" -> spoken(Role.DEVELOPER, message);
            case "user" -> spoken(Role.USER, message);
            case "assistant" -> assistant(message);
            case "tool" -> result(message, message.requiredText("tool_call_id"));
            case "function" -> result(message.skip("name"), lastCall);
            default -> throw Untranslatable.malformed("unknown " + message.pathOf("role") + ": " + role);
        };
    }

    private static Turn spoken(Role role, Members message) {
        var parts = CacheMark.onLast(ContentReader.read(message), CacheMarks.read(message));
        return new Turn(role, parts, message.rest(OPENAI_CHAT));
    }

    private Turn assistant(Members message) {
        var mark = CacheMarks.read(message);
        var parts = CacheMark.onLast(AssistantReader.read(message, "call_" + turns.size()), mark);
        for (var part : parts) {
            if (part instanceof ToolCall call) {
                called.put(call.id(), call.tool());
                lastCall = call.id();
            }
        }
        return new Turn(Role.ASSISTANT, parts, message.rest(OPENAI_CHAT));
    }

    private Turn result(Members message, String callId) {
        var id = CallIds.split(callId).id();
        var content = ContentReader.read(message);
        var mark = CacheMarks.read(message);
        var result = new ToolResult(id, called.get(id), content, false, mark, message.rest(OPENAI_CHAT));
        return new Turn(Role.TOOL, List.of(result));
    }
}
