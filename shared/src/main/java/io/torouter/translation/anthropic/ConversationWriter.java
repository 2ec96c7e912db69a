package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a conversation in the order that the vendor takes: users and the assistant by turns, a user first, behind each
 * turn with calls one that begins with all of their results.
 *
 * @see <a href="https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls">Handle tool calls,
 *     read 2026-11-24</a>
 */
final class ConversationWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    private final List<Turn> turns;
    private final int systemTurns;
    private final boolean systemMessages;
    private final PartWriter parts;
    private final ResultWriter results;
    private final Drops drops;
    private final ToolCalls calls;
    private final Messages messages = new Messages();
    private final List<ToolCalls.Answered> open = new ArrayList<>();

    /**
     * @param systemMessages whether system turns may stand between others
     */
    ConversationWriter(List<Turn> turns, boolean systemMessages, PartWriter parts, Drops drops) {
        this.turns = turns;
        this.systemMessages = systemMessages;
        this.parts = parts;
        this.drops = drops;
        this.results = new ResultWriter(parts, drops);
        this.calls = new ToolCalls(turns);
        this.systemTurns = systemTurns(turns);
    }

    /** How many turns go into the system prompt: the first ones, but one has to be left to be answered. */
    private static int systemTurns(List<Turn> turns) {
        int count = 0;
        while (count < turns.size() && isSystem(turns.get(count))) {
            count++;
        }
        return count == turns.size() ? Math.max(0, count - 1) : count;
    }

    private static boolean isSystem(Turn turn) {
        return turn.role() == Role.SYSTEM || turn.role() == Role.DEVELOPER;
    }

    ArrayNode system() {
        var blocks = JsonNodeFactory.instance.arrayNode();
        for (var turn : turns.subList(0, systemTurns)) {
            turn.parts().forEach(part -> addTo(blocks, parts.system(part)));
            turn.extras().writeTo(JsonNodeFactory.instance.objectNode(), OURS, drops);
        }
        return blocks;
    }

    Messages messages() {
        for (int i = systemTurns; i < turns.size(); i++) {
            var turn = turns.get(i);
            switch (turn.role()) {
                case ASSISTANT -> assistant(i, turn);
                case USER, TOOL -> user(turn);
                case SYSTEM, DEVELOPER -> system(i, turn);
            }
        }
        return messages;
    }

    private void assistant(int at, Turn turn) {
        for (var part : turn.parts()) {
            if (part instanceof ToolCall call) {
                var answered = calls.answered(call, at);
                open.add(answered);
                messages.assistant(results.call(answered));
            } else {
                messages.assistant(parts.assistant(part));
            }
        }
        messages.extras("assistant", turn.extras(), drops);
        if (roleAt(at + 1) != Role.ASSISTANT) {
            endAssistant();
        }
    }

    private void endAssistant() {
        if (messages.endWithBareThoughts()) {
            drops.add(Field.THOUGHT);
            messages.dropLast();
        }
        answerCalls();
    }

    private void answerCalls() {
        open.forEach(answered -> messages.user(results.result(answered)));
        open.clear();
    }

    private @Nullable Role roleAt(int index) {
        return index < turns.size() ? turns.get(index).role() : null;
    }

    private void user(Turn turn) {
        turn.parts().forEach(this::user);
        messages.extras("user", turn.extras(), drops);
    }

    /** A result without a call is told as what it is: content. */
    private void user(Part part) {
        if (part instanceof ToolResult result) {
            if (!calls.isTaken(result)) {
                result.content().forEach(content -> messages.user(parts.user(content)));
            }
        } else {
            messages.user(parts.user(part));
        }
    }

    /** The vendor takes one behind a user's turn and before the answer to it; elsewhere the user says it. */
    private void system(int at, Turn turn) {
        if (systemMessages && messages.takeSystem() && !isUserNext(at + 1)) {
            turn.parts().forEach(part -> messages.system(parts.system(part)));
            messages.extras("system", turn.extras(), drops);
        } else {
            turn.parts().forEach(part -> messages.user(part instanceof VendorPart ? null : parts.system(part)));
            turn.extras().writeTo(JsonNodeFactory.instance.objectNode(), OURS, drops);
        }
    }

    private boolean isUserNext(int from) {
        int next = from;
        while (next < turns.size() && isSystem(turns.get(next))) {
            next++;
        }
        return roleAt(next) == Role.USER || roleAt(next) == Role.TOOL;
    }

    private static void addTo(ArrayNode blocks, @Nullable ObjectNode block) {
        if (block != null) {
            blocks.add(block);
        }
    }
}
